package live.rostrum.recording.catalogue;

import live.rostrum.recording.store.StoreException;

/** Why a store did not take a recording, as a code of the API. */
final class StoreFailures {

    private StoreFailures() {}

    static String code(StoreException failure) {
        return failure.reason() == StoreException.Reason.FULL ? "storage-full" : "store-unreachable";
    }
}
