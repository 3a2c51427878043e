package live.rostrum.fmp4;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;

/** A piece of a movie header whose length is known before it is written: boxes in memory, and tables that stand in files. */
sealed interface MoviePart {

    long bytes();

    void write(DataOutputStream out) throws IOException;

    /** Boxes that are written at once. */
    static MoviePart ready(Consumer<BoxWriter> content) {
        BoxWriter out = new BoxWriter(256);
        content.accept(out);
        return new Ready(out.toByteArray());
    }

    /** Finished bytes. */
    record Ready(byte[] content) implements MoviePart {
        @Override
        public long bytes() {
            return content.length;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.write(content);
        }
    }

    /** A table's entries as they are. */
    record Entries(EntryFile file, int entryBytes) implements MoviePart {
        @Override
        public long bytes() {
            return file.entries() * entryBytes;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            file.copyTo(out);
        }
    }

    /** Offsets into the media data, written as offsets into the file. */
    record Offsets(EntryFile file, long[] dataStart) implements MoviePart {
        @Override
        public long bytes() {
            return file.entries() * Long.BYTES;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file.file())))) {
                for (long i = 0; i < file.entries(); i++) {
                    out.writeLong(in.readLong() + dataStart[0]);
                }
            }
        }
    }

    /** One offset into the file, known when everything has its place. */
    record Offset(long[] inFile) implements MoviePart {
        @Override
        public long bytes() {
            return Long.BYTES;
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            out.writeLong(inFile[0]);
        }
    }

    /** A box around other parts (ISO/IEC 14496-12 4.2). */
    record Box(String type, List<MoviePart> content) implements MoviePart {
        @Override
        public long bytes() {
            return Boxes.HEADER_BYTES
                    + content.stream().mapToLong(MoviePart::bytes).sum();
        }

        @Override
        public void write(DataOutputStream out) throws IOException {
            long bytes = bytes();
            if (bytes > 0xffff_ffffL) {
                throw new MalformedMediaException(type + ": " + bytes + " bytes");
            }
            out.writeInt((int) bytes);
            out.writeBytes(type);
            for (MoviePart part : content) {
                part.write(out);
            }
        }
    }
}
