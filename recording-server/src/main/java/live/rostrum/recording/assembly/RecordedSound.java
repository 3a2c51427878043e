package live.rostrum.recording.assembly;

import java.util.HexFormat;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.TrackDescription;

/** The sound of every recording: AAC-LC of 128 kbit/s, 48 kHz, two channels (ISO/IEC 14496-3), and its silence. Both as FFmpeg's encoder writes them. */
final class RecordedSound {

    static final int BITS_PER_SECOND = 128_000;

    /** {@code mp4a} with its {@code esds} and {@code btrt} (ISO/IEC 14496-14 6.7). */
    private static final String SAMPLE_ENTRY =
            "0000006e6d703461000000000000000100000000000000000002001000000000bb800000"
                    + "000000366573647300000000038080802500010004808080174015000000"
                    + "0001f4000001f400058080800511"
                    + "9056e5000680808001020000001462747274000000000001f4000001f400";

    private static final byte[] SILENT_FRAME = HexFormat.of().parseHex("211004608c1c");

    static final TrackDescription TRACK = new TrackDescription(
            MediaKind.AUDIO, Ticks.AUDIO_HZ, HexFormat.of().parseHex(SAMPLE_ENTRY), "mp4a.40.2", 0, 0);

    private RecordedSound() {}

    /** One frame of silence; nobody may change it. */
    static byte[] silentFrame() {
        return SILENT_FRAME;
    }
}
