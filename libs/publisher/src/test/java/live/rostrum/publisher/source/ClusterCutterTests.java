package live.rostrum.publisher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClusterCutterTests {

    private static final String HEADER = "1A45DFA381EE" + "18538067FF" + "EC82AAAA";
    private static final String CLUSTER_1 = "1F43B67583010203";
    private static final String CLUSTER_2 = "1F43B6754002" + "0405";
    private static final String CUES = "1C53BB6B8100";

    @Test
    void cutsTheHeaderWithTheFirstClusterAndThenAClusterEach() throws IOException {
        assertThat(blobs(HEADER + CLUSTER_1 + CLUSTER_2 + CUES)).containsExactly(HEADER + CLUSTER_1, CLUSTER_2);
    }

    @Test
    void keepsWhatStandsBetweenClusters() throws IOException {
        assertThat(blobs(HEADER + CLUSTER_1 + CUES + CLUSTER_2)).containsExactly(HEADER + CLUSTER_1, CUES + CLUSTER_2);
    }

    @Test
    void saysWhereAStreamIsCutOff() {
        String whole = HEADER + CLUSTER_1;
        for (int bytes = whole.length() / 2 - 1; bytes > whole.length() / 2 - 6; bytes--) {
            String cut = whole.substring(0, bytes * 2);
            assertThatThrownBy(() -> blobs(cut)).isInstanceOf(IOException.class).hasMessageContaining("ends within");
        }
    }

    @Test
    void refusesWhatIsNoMatroska() {
        assertThatThrownBy(() -> blobs("000102030405060708090A0B0C0D")).hasMessageContaining("not Matroska");
        assertThatThrownBy(() -> blobs("1F43B675FF01")).hasMessageContaining("unexpected size");
    }

    @Test
    void survivesGarbage() {
        Random random = new Random(1);
        for (int i = 0; i < 2000; i++) {
            byte[] garbage = new byte[random.nextInt(64)];
            random.nextBytes(garbage);
            try {
                assertThat(blobs(HexFormat.of().formatHex(garbage))).isNotNull();
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("stream");
            }
        }
    }

    private static List<String> blobs(String hex) throws IOException {
        ClusterCutter cutter =
                new ClusterCutter(new ByteArrayInputStream(HexFormat.of().parseHex(hex)));
        List<String> blobs = new ArrayList<>();
        for (byte[] blob = cutter.next(); blob != null; blob = cutter.next()) {
            blobs.add(HexFormat.of().withUpperCase().formatHex(blob));
        }
        return blobs;
    }
}
