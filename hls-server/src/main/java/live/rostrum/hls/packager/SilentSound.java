package live.rostrum.hls.packager;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;

/** Silence in AAC-LC, 48 kHz, two channels: what a take without sound has for its sound. */
final class SilentSound {

    /** Ticks of one frame, at its sample rate. */
    static final int FRAME_TICKS = 1024;

    static final int SAMPLE_RATE_HZ = 48_000;

    /** A channel pair without a single coefficient, as any AAC encoder makes it of silence (ISO/IEC 14496-3 4.4.2.1). */
    private static final byte[] FRAME = {0x21, 0x10, 0x04, 0x60, (byte) 0x8c, 0x1c};

    /** AudioSpecificConfig: object type 2, 48 kHz, two channels (ISO/IEC 14496-3 1.6.2.1). */
    private static final byte[] CONFIGURATION = {0x11, (byte) 0x90};

    private static final int STREAM_DESCRIPTOR = 3;
    private static final int DECODER_CONFIGURATION = 4;
    private static final int DECODER_SPECIFIC = 5;
    private static final int SYNC_LAYER = 6;

    private SilentSound() {}

    static TrackDescription track() {
        return new TrackDescription(MediaKind.AUDIO, SAMPLE_RATE_HZ, sampleEntry(), "mp4a.40.2", 0, 0);
    }

    /** The frame that begins at this time. */
    static Sample frame(long dts) {
        return new Sample(dts, FRAME_TICKS, 0, true, FRAME);
    }

    /** ISO/IEC 14496-12 12.2.3 and 14496-1 7.2.6. */
    private static byte[] sampleEntry() {
        byte[] specific = descriptor(DECODER_SPECIFIC, CONFIGURATION);
        byte[] decoder = ByteBuffer.allocate(13 + specific.length)
                .put((byte) 0x40) // AAC
                .put((byte) 0x15) // an audio stream
                .put(new byte[11]) // buffer size and bit rates: not told
                .put(specific)
                .array();
        byte[] stream = descriptor(DECODER_CONFIGURATION, decoder);
        byte[] syncLayer = descriptor(SYNC_LAYER, new byte[] {2});
        byte[] elementaryStream = ByteBuffer.allocate(3 + stream.length + syncLayer.length)
                .putShort((short) 1)
                .put((byte) 0)
                .put(stream)
                .put(syncLayer)
                .array();
        byte[] descriptor = descriptor(STREAM_DESCRIPTOR, elementaryStream);
        byte[] esds = box(
                "esds",
                ByteBuffer.allocate(4 + descriptor.length)
                        .putInt(0)
                        .put(descriptor)
                        .array());
        byte[] entry = ByteBuffer.allocate(28 + esds.length)
                .putShort(6, (short) 1) // data reference
                .putShort(16, (short) 2) // channels
                .putShort(18, (short) 16) // bits a sample
                .putInt(24, SAMPLE_RATE_HZ << 16)
                .put(28, esds)
                .array();
        return box("mp4a", entry);
    }

    private static byte[] descriptor(int tag, byte[] content) {
        return ByteBuffer.allocate(2 + content.length)
                .put((byte) tag)
                .put((byte) content.length)
                .put(content)
                .array();
    }

    private static byte[] box(String type, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
    }
}
