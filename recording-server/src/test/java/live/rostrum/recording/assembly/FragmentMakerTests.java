package live.rostrum.recording.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import live.rostrum.fmp4.FragmentOutline;
import live.rostrum.fmp4.MediaKind;
import live.rostrum.fmp4.Sample;
import live.rostrum.fmp4.TrackDescription;
import org.junit.jupiter.api.Test;

class FragmentMakerTests {

    private static final int PICTURE_TICKS = Ticks.VIDEO_HZ / 30;
    private static final int PICTURES_A_GROUP = 60;
    private static final double FRAME_SECONDS = 1024 / 48_000.0;

    private final List<Fragment> fragments = new ArrayList<>();
    private final FragmentMaker maker = maker(true);

    private FragmentMaker maker(boolean hasSound) {
        FragmentMaker made = new FragmentMaker(hasSound, fragments::add);
        made.pictureTrack(avc());
        return made;
    }

    @Test
    void makesAFragmentOfEachGroupOfPictures() {
        pictures(0, 0, 180);
        sound(0, 6);
        maker.finish();

        assertThat(fragments)
                .extracting(Fragment::duration)
                .startsWith(Duration.ofSeconds(2), Duration.ofSeconds(2))
                .hasSize(3);
        assertThat(fragments).extracting(Fragment::beforeKeyFrame).containsExactly(true, true, false);
        assertThat(fragments.getFirst().end()).isEqualTo(Duration.ofSeconds(2));
        assertTracksEndTogether(6);
    }

    @Test
    void soundIsNeverBehindAndLessThanAFrameAhead() {
        for (int i = 0; i < 10; i++) {
            pictures(i * 60, i * 2, 60);
            sound(i * 2, 2);
        }
        maker.finish();

        long picture = 0;
        long frames = 0;
        for (Fragment fragment : fragments) {
            for (FragmentOutline.Track track : outline(fragment).tracks()) {
                if (track.id() == RecordedTracks.SOUND) {
                    assertThat(track.decodeTime()).isEqualTo(frames * Ticks.AUDIO_FRAME);
                    frames += track.samples();
                } else {
                    assertThat(track.decodeTime()).isEqualTo(picture);
                    picture += ticks(track);
                }
            }
            assertThat(frames * Ticks.AUDIO_FRAME_OF_VIDEO - picture).isBetween(0L, Ticks.AUDIO_FRAME_OF_VIDEO - 1L);
        }
    }

    @Test
    void aPictureThatStandsIsRepeatedAsItsKeyFrame() {
        pictures(0, 0, 60);
        sound(0, 100);
        pictures(3_000, 100, 60);
        sound(100, 2);
        maker.finish();

        assertThat(fragments).allMatch(fragment -> fragment.duration().compareTo(Duration.ofSeconds(61)) < 0);
        assertTracksEndTogether(102);
    }

    @Test
    void soundThatStopsIsSilenceAndWhatComesTooLateIsLeftOut() {
        sound(0, 2);
        pictures(0, 0, 60 * 30);
        sound(40, 20);
        maker.finish();

        assertTracksEndTogether(60);
    }

    @Test
    void withoutSoundThereIsSilenceAtOnce() {
        FragmentMaker silent = maker(false);
        for (int i = 0; i < 121; i++) {
            silent.picture(picture(i, (long) i * PICTURE_TICKS));
        }

        assertThat(fragments).hasSize(2);
    }

    @Test
    void soundAloneIsToldSoon() {
        assertThatThrownBy(() -> sound(0, 31)).isInstanceOf(NoPictureException.class);
        FragmentMaker brief = maker(true);
        brief.sound(new Sample(0, Ticks.AUDIO_FRAME, 0, true, new byte[] {1}));
        assertThatThrownBy(brief::finish).isInstanceOf(NoPictureException.class);
    }

    @Test
    void aJumpOfHoursIsDamageAndIsLeftOut() {
        pictures(0, 0, 60);
        sound(0, 2);
        maker.picture(picture(0, 5L * 3600 * Ticks.VIDEO_HZ));
        maker.sound(new Sample(5L * 3600 * Ticks.AUDIO_HZ, Ticks.AUDIO_FRAME, 0, true, new byte[] {1}));
        pictures(60, 2, 60);
        sound(2, 2);
        maker.finish();

        assertTracksEndTogether(4);
    }

    @Test
    void everyKeyFrameCarriesItsParameterSets() {
        pictures(0, 0, 60);
        sound(0, 2);
        maker.finish();

        byte[] bytes = fragments.getFirst().bytes();
        int moof = ByteBuffer.wrap(bytes).getInt();
        assertThat(Arrays.copyOfRange(bytes, moof + 8, moof + 8 + 12))
                .containsExactly(0, 0, 0, 2, 0x67, 1, 0, 0, 0, 2, 0x68, 2);
    }

    private void pictures(int first, double fromSeconds, int count) {
        for (int i = 0; i < count; i++) {
            maker.picture(picture(first + i, Math.round(fromSeconds * Ticks.VIDEO_HZ) + (long) i * PICTURE_TICKS));
        }
    }

    private static Sample picture(int number, long dts) {
        boolean key = number % PICTURES_A_GROUP == 0;
        return new Sample(dts, PICTURE_TICKS, 0, key, new byte[] {0, 0, 0, 1, (byte) (key ? 0x65 : 0x41)});
    }

    private void sound(double fromSeconds, double seconds) {
        long first = Math.round(fromSeconds / FRAME_SECONDS);
        long end = Math.round((fromSeconds + seconds) / FRAME_SECONDS);
        for (long frame = first; frame < end; frame++) {
            maker.sound(new Sample(frame * Ticks.AUDIO_FRAME, Ticks.AUDIO_FRAME, 0, true, new byte[] {1}));
        }
    }

    private void assertTracksEndTogether(double seconds) {
        long picture = 0;
        long frames = 0;
        for (Fragment fragment : fragments) {
            picture += ticks(outline(fragment).tracks().getFirst());
            frames += outline(fragment).tracks().getLast().samples();
        }
        assertThat(picture).isEqualTo(frames * Ticks.AUDIO_FRAME_OF_VIDEO);
        assertThat(picture / (double) Ticks.VIDEO_HZ).isBetween(seconds - 0.05, seconds + 0.05);
    }

    private static FragmentOutline outline(Fragment fragment) {
        byte[] bytes = fragment.bytes();
        return FragmentOutline.of(Arrays.copyOf(bytes, ByteBuffer.wrap(bytes).getInt()));
    }

    private static long ticks(FragmentOutline.Track track) {
        long[] ticks = {0};
        track.forEach((duration, size, composition, sync) -> ticks[0] += duration);
        return ticks[0];
    }

    /** An {@code avc1} entry with two tiny parameter sets. */
    private static TrackDescription avc() {
        byte[] avcC = {1, 66, 0, 30, (byte) 0xff, (byte) 0xe1, 0, 2, 0x67, 1, 1, 0, 2, 0x68, 2};
        ByteBuffer entry = ByteBuffer.allocate(8 + 78 + 8 + avcC.length);
        entry.putInt(entry.capacity()).putInt(0x61766331).position(8 + 78);
        entry.putInt(8 + avcC.length).putInt(0x61766343).put(avcC);
        return new TrackDescription(MediaKind.VIDEO, Ticks.VIDEO_HZ, entry.array(), "avc1.42001e", 640, 360);
    }
}
