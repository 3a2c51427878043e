package live.rostrum.transcription.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import live.rostrum.transcription.speech.SpokenSound;
import org.junit.jupiter.api.Test;

class SoundTests {

    @Test
    void keepsExactlyWhatIsNotSettled() {
        SoundBacklog backlog = new SoundBacklog();
        backlog.add(sound(0, 4));
        backlog.add(sound(4, 4));
        backlog.add(sound(20, 4));

        backlog.settle(6);

        List<Long> firsts = new ArrayList<>();
        backlog.forEach(sound -> firsts.add(sound.firstSample()));
        assertThat(firsts).containsExactly(6L, 20L);
        backlog.forEach(sound -> {
            if (sound.firstSample() == 6) {
                assertThat(sound.pcm()).containsExactly(4, 5, 6, 7);
            }
        });
        backlog.settle(100);
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.hasRoom(SoundBacklog.MOST_SAMPLES)).isTrue();
    }

    @Test
    void hearsWhetherThereIsNothingInTheSound() {
        Silence silence = new Silence();
        silence.hear(SpokenSound.silence(29.9));
        assertThat(silence.lasts()).isFalse();

        silence.hear(SpokenSound.silence(0.2));
        assertThat(silence.lasts()).isTrue();

        silence.hear(SpokenSound.goForwardTenMeters());
        assertThat(silence.lasts()).isFalse();
    }

    @Test
    void givesPlacesInTheOrderInWhichTheyWereAskedFor() {
        SessionPlaces places = new SessionPlaces(1);
        AtomicInteger granted = new AtomicInteger();
        SessionPlaces.Place first = places.ask(() -> granted.addAndGet(1));
        SessionPlaces.Place second = places.ask(() -> granted.addAndGet(10));
        SessionPlaces.Place third = places.ask(() -> granted.addAndGet(100));
        assertThat(granted).hasValue(1);

        second.release();
        first.release();
        first.release();
        assertThat(granted).hasValue(101);

        third.release();
        places.ask(() -> granted.addAndGet(1_000));
        assertThat(granted).hasValue(1_101);
        places.ask(() -> granted.addAndGet(10_000));
        assertThat(granted).hasValue(1_101);
    }

    private static SoundBacklog.Sound sound(long first, int count) {
        byte[] pcm = new byte[count * 2];
        for (int index = 0; index < pcm.length; index++) {
            pcm[index] = (byte) index;
        }
        return new SoundBacklog.Sound(first, pcm);
    }
}
