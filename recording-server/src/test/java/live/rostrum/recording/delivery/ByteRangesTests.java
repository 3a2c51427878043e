package live.rostrum.recording.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import live.rostrum.recording.delivery.ByteRanges.Wanted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangesTests {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-, 0, 999",
        "bytes=10-19, 10, 19",
        "bytes=990-5000, 990, 999",
        "bytes=-1, 999, 999",
        "bytes=-5000, 0, 999",
        "BYTES=1-2, 1, 2",
        "bytes=1-9999999999999999999, 1, 999",
        "bytes= 5-6 , 5, 6",
    })
    void readsOneRange(String header, long first, long last) {
        assertThat(ByteRanges.read(header, 1_000)).isEqualTo(new Wanted.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=a-b",
                "bytes=5-4",
                "bytes=0-1,5-6",
                "items=0-1",
                "bytes=0-1-2",
                "bytes=99999999999999999999999-"
            })
    void answersEverythingToWhatItDoesNotUnderstand(String header) {
        assertThat(ByteRanges.read(header, 1_000)).isEqualTo(new Wanted.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=9999999999999999999-", "bytes=-0"})
    void hasNothingBeyondTheEnd(String header) {
        assertThat(ByteRanges.read(header, 1_000)).isEqualTo(new Wanted.Unsatisfiable());
    }

    @Test
    void answersEverythingToNobodyWhoAsksForAPart() {
        assertThat(ByteRanges.read(null, 1_000)).isEqualTo(new Wanted.Whole());
    }

    @Test
    void hasNothingInAnEmptyFile() {
        assertThat(ByteRanges.read("bytes=0-", 0)).isEqualTo(new Wanted.Unsatisfiable());
        assertThat(ByteRanges.read("bytes=-1", 0)).isEqualTo(new Wanted.Unsatisfiable());
    }
}
