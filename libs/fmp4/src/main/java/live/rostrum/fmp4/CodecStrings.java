package live.rostrum.fmp4;

import java.nio.ByteBuffer;
import java.util.Locale;

/** Codec strings of RFC 6381 from a sample entry's decoder configuration. */
final class CodecStrings {

    /** Bytes before the child boxes in a VisualSampleEntry and an AudioSampleEntry (ISO/IEC 14496-12 12.1.3, 12.2.3). */
    private static final int VISUAL_ENTRY_BYTES = 78;

    private static final int AUDIO_ENTRY_BYTES = 28;

    private static final int DECODER_CONFIG_TAG = 0x04;
    private static final int DECODER_SPECIFIC_TAG = 0x05;
    private static final int ES_DESCRIPTOR_TAG = 0x03;

    private CodecStrings() {}

    static String of(String entryType, ByteBuffer entry) {
        return switch (entryType) {
            case "avc1", "avc3" -> avc(entryType, entry);
            case "mp4a" -> mp4a(entry);
            default -> throw new MalformedMediaException("stsd: sample entry " + entryType + " is not known");
        };
    }

    /** Profile, constraints and level stand in bytes 1 to 3 of {@code avcC} (ISO/IEC 14496-15 5.3.3.1). */
    private static String avc(String entryType, ByteBuffer entry) {
        ByteBuffer avcC = Boxes.require(children(entry, VISUAL_ENTRY_BYTES), "avcC");
        if (avcC.remaining() < 7) {
            throw new MalformedMediaException("avcC: " + avcC.remaining() + " bytes, no parameter sets");
        }
        return String.format(
                Locale.ROOT, "%s.%02x%02x%02x", entryType, avcC.get(1) & 0xff, avcC.get(2) & 0xff, avcC.get(3) & 0xff);
    }

    /** {@code mp4a.} with the object type and the audio object type of {@code esds} (ISO/IEC 14496-1 7.2.6, 14496-3 1.6.2.1). */
    private static String mp4a(ByteBuffer entry) {
        ByteBuffer esds = Boxes.require(children(entry, AUDIO_ENTRY_BYTES), "esds");
        skip(esds, 4);
        expectDescriptor(esds, ES_DESCRIPTOR_TAG);
        skip(esds, 3);
        expectDescriptor(esds, DECODER_CONFIG_TAG);
        int objectType = unsigned(esds);
        skip(esds, 12);
        expectDescriptor(esds, DECODER_SPECIFIC_TAG);
        return String.format(Locale.ROOT, "mp4a.%02x.%d", objectType, unsigned(esds) >> 3);
    }

    private static ByteBuffer children(ByteBuffer entry, int fixedBytes) {
        if (entry.remaining() < fixedBytes) {
            throw new MalformedMediaException("stsd: sample entry of " + entry.remaining() + " bytes");
        }
        return entry.slice(fixedBytes, entry.remaining() - fixedBytes);
    }

    private static void expectDescriptor(ByteBuffer esds, int tag) {
        int found = unsigned(esds);
        if (found != tag) {
            throw new MalformedMediaException("esds: descriptor " + found + " where " + tag + " should be");
        }
        int lengthByte;
        do {
            lengthByte = unsigned(esds);
        } while ((lengthByte & 0x80) != 0);
    }

    private static int unsigned(ByteBuffer buffer) {
        if (!buffer.hasRemaining()) {
            throw new MalformedMediaException("esds: ends too early");
        }
        return buffer.get() & 0xff;
    }

    private static void skip(ByteBuffer buffer, int bytes) {
        if (buffer.remaining() < bytes) {
            throw new MalformedMediaException("esds: ends too early");
        }
        buffer.position(buffer.position() + bytes);
    }
}
