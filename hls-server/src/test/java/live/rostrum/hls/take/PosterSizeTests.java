package live.rostrum.hls.take;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PosterSizeTests {

    @ParameterizedTest
    @CsvSource({"640, 360", "640, 480", "202, 360", "1, 1"})
    void readsTheSizeOfAPicture(int width, int height) throws IOException {
        assertThat(PosterSize.ofJpeg(jpeg(width, height))).contains(new PosterSize(width, height));
    }

    @Test
    void findsNothingInWhatIsCutOffOrNoPicture() throws IOException {
        byte[] jpeg = jpeg(64, 48);
        for (int length = 0; length < jpeg.length; length++) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThat(PosterSize.ofJpeg(cut)).isIn(Optional.empty(), Optional.of(new PosterSize(64, 48)));
        }
        assertThat(PosterSize.ofJpeg("GIF89a and more".getBytes(StandardCharsets.US_ASCII)))
                .isEmpty();
        assertThat(PosterSize.ofJpeg(
                        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 0, 0, 0, 0, 0, 0}))
                .isEmpty();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", file);
        return file.toByteArray();
    }
}
