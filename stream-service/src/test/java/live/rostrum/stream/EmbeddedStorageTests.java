package live.rostrum.stream;

import live.rostrum.stream.testing.RunningService;

/** On the database that one machine has. */
class EmbeddedStorageTests extends StorageContract {

    @Override
    RunningService service() {
        return RunningService.shared();
    }

    @Override
    RunningService newService() {
        return RunningService.start();
    }
}
