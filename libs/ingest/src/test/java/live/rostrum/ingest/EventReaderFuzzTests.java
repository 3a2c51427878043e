package live.rostrum.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import live.rostrum.sockets.Attachment;
import org.jspecify.annotations.Nullable;

/** What must hold for any payload that a stranger sends. */
class EventReaderFuzzTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_MESSAGE_CHARACTERS = 200;

    @FuzzTest
    void aPayloadIsReadWithinItsBoundsOrRefused(byte[] text) {
        JsonNode payload = json(text);
        if (payload == null || !payload.isObject()) {
            return;
        }

        readOrRefused(() -> EventReader.start(payload)).ifPresent(start -> {
            assertThat(start.streamId()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(start.takeId()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(start.mimeType()).hasSizeLessThanOrEqualTo(200);
            assertThat(start.timesliceMs()).isBetween(0, 60_000);
            assertThat(start.keyFrameIntervalMs()).isBetween(0, 60_000);
            assertThat(start.oldestSeq()).isBetween(0L, 1L << 40);
        });
        readOrRefused(() -> EventReader.stop(payload)).ifPresent(stop -> {
            assertThat(stop.takeId()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(stop.chunks()).isBetween(0L, 1L << 40);
        });
        readOrRefused(() -> EventReader.caption(payload)).ifPresent(caption -> {
            assertThat(caption.takeId()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(caption.id()).matches("[A-Za-z0-9_-]{1,64}");
            assertThat(caption.text()).isNotBlank().hasSizeLessThanOrEqualTo(500);
            assertThat(caption.startMs()).isNotNegative();
            assertThat(caption.endMs() - caption.startMs()).isBetween(1L, 60_000L);
        });
        readOrRefused(() -> EventReader.chunk(payload, Attachment.of(new byte[] {0x52, 1})))
                .ifPresent(chunk -> {
                    assertThat(chunk.takeId()).matches("[A-Za-z0-9_-]{1,64}");
                    assertThat(chunk.seq()).isBetween(0L, 1L << 40);
                    assertThat(chunk.data()).containsExactly(1);
                });
    }

    @FuzzTest
    void aBinaryIsAChunkOrRefused(byte[] binary) {
        JsonNode payload = JSON.createObjectNode().put("takeId", "take-1").put("seq", 7);

        Optional<PublishChunk> chunk = readOrRefused(() -> EventReader.chunk(payload, Attachment.of(binary)));

        boolean marked = binary.length > 1 && binary[0] == 'R' && binary.length - 1 <= PublishChunk.MAX_BYTES;
        assertThat(chunk.isPresent()).isEqualTo(marked);
        chunk.ifPresent(read -> assertThat(read.data()).hasSize(binary.length - 1));
    }

    private static @Nullable JsonNode json(byte[] text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            return null;
        }
    }

    /** Exceptions other than the documented one come out, and a refusal repeats nothing long of what it refuses. */
    private static <T> Optional<T> readOrRefused(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (IngestException e) {
            assertThat(e.getMessage()).hasSizeLessThan(MAX_MESSAGE_CHARACTERS);
            return Optional.empty();
        }
    }
}
