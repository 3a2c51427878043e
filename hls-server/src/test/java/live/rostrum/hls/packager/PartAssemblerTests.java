package live.rostrum.hls.packager;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import live.rostrum.fmp4.Sample;
import org.junit.jupiter.api.Test;

class PartAssemblerTests {

    private static final long TARGET = 31_500; // 0.35 s

    @Test
    void closesAPartBeforeTheSampleThatWouldMakeItTooLong() {
        List<Part> parts = assemble(pictures(25, 3_000));

        assertThat(parts).extracting(Part::durationTicks).containsExactly(30_000L, 30_000L, 15_000L);
        assertThat(parts).extracting(Part::startTicks).containsExactly(0L, 30_000L, 60_000L);
    }

    @Test
    void aPartMayBeExactlyAsLongAsItsTarget() {
        List<Part> parts = assemble(pictures(14, 4_500));

        assertThat(parts).extracting(Part::durationTicks).containsExactly(31_500L, 31_500L);
    }

    @Test
    void aSampleThatIsLongerThanATargetIsAPartOfItsOwn() {
        List<Part> parts = assemble(pictures(2, 90_000));

        assertThat(parts).extracting(Part::durationTicks).containsExactly(90_000L, 90_000L);
    }

    @Test
    void aPartIsIndependentIfItBeginsWithASyncSample() {
        List<Part> parts = assemble(pictures(70, 3_000));

        assertThat(parts).extracting(Part::independent).containsExactly(true, false, false, false, false, false, true);
    }

    @Test
    void closingWithoutSamplesGivesNothing() {
        PartAssembler assembler = new PartAssembler(TARGET);

        assertThat(assembler.close()).isEmpty();
        assembler.add(SyntheticMedia.sample(SyntheticMedia.SOURCE, 0));
        assertThat(assembler.close()).isPresent();
        assertThat(assembler.close()).isEmpty();
    }

    @Test
    void jitterNeverMakesAPartLongerThanItsTargetAndLosesNothing() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            List<Sample> samples = new ArrayList<>();
            long dts = 0;
            for (int i = 0; i < 100; i++) {
                int duration = 1 + random.nextInt(6_000);
                samples.add(new Sample(dts, duration, 0, i == 0, new byte[] {(byte) i}));
                dts += duration;
            }

            List<Part> parts = assemble(samples);

            assertThat(parts).allMatch(part -> part.durationTicks() <= TARGET);
            assertThat(parts.stream().mapToLong(Part::durationTicks).sum()).isEqualTo(dts);
        }
    }

    private static List<Sample> pictures(int count, int durationTicks) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            samples.add(new Sample((long) i * durationTicks, durationTicks, 0, i % 60 == 0, new byte[] {1}));
        }
        return samples;
    }

    private static List<Part> assemble(List<Sample> samples) {
        PartAssembler assembler = new PartAssembler(TARGET);
        List<Part> parts = new ArrayList<>();
        samples.forEach(sample -> assembler.add(sample).ifPresent(parts::add));
        assembler.close().ifPresent(parts::add);
        return parts;
    }
}
