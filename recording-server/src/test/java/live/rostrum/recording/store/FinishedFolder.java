package live.rostrum.recording.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Folders as assembly leaves them, with bytes that no compression or default could explain. */
public final class FinishedFolder {

    private FinishedFolder() {}

    /** A folder with a file of so many bytes, its index and a poster. */
    public static Path create(Path folder, int recordingBytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(FileName.RECORDING), bytes(recordingBytes));
        Files.writeString(folder.resolve(FileName.INDEX), "{\"version\":1}");
        Files.write(folder.resolve(FileName.POSTER), bytes(1_000));
        return folder;
    }

    /** Always the same for a length. */
    public static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
