package live.rostrum.transcription.transcript;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What recording-server asks for. Only with an internal token, and never routed by the gateway. */
@RestController
@RequestMapping("/internal/streams/{id}/transcript")
@Hidden
class InternalTranscriptController {

    private final TranscriptShelf shelf;
    private final ObjectProvider<ChapterSource> chapters;

    InternalTranscriptController(TranscriptShelf shelf, ObjectProvider<ChapterSource> chapters) {
        this.shelf = shelf;
        this.chapters = chapters;
    }

    @GetMapping
    InternalTranscript read(@PathVariable String id) {
        TranscriptText text = shelf.find(id).orElseThrow(TranscriptController::none);
        List<ChapterSource.Chapter> all = chapters.stream()
                .flatMap(source -> source.chapters(id).stream())
                .toList();
        return InternalTranscript.of(text, all);
    }
}
