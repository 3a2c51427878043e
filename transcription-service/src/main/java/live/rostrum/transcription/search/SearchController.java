package live.rostrum.transcription.search;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.function.Predicate;
import live.rostrum.rest.ListPage;
import live.rostrum.tokens.AccessGrant;
import live.rostrum.transcription.transcript.Listing;
import live.rostrum.transcription.transcript.TranscriptAccess;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Search over HTTP. */
@RestController
@RequestMapping("/api/transcripts")
@Tag(name = "Transcripts")
class SearchController {

    private final TranscriptSearch search;
    private final TranscriptAccess access;

    SearchController(TranscriptSearch search, TranscriptAccess access) {
        this.search = search;
        this.access = access;
    }

    @GetMapping
    @Operation(
            summary = "Search what was said",
            description = "In public streams, in one's own, an administrator in all; live ones too. With `streamId` in"
                    + " that one, if one may see it. All words must be in a phrase, the last one may go on; what is in"
                    + " double quotes must stand so. The best first; `marks` are the places of the words in `text`;"
                    + " `page` counts from 0.")
    ListPage<Hit> find(
            @AuthenticationPrincipal @Nullable AccessGrant caller,
            @RequestHeader(name = "Playback-Token", required = false) @Nullable String playbackToken,
            @RequestParam @Size(min = 2, max = 200, message = "must have 2 to 200 characters") String q,
            @RequestParam(required = false) @Size(max = 64, message = "may have at most 64 characters") @Nullable
                    String streamId,
            @RequestParam(defaultValue = "0") @Min(0) @Max(500) int page,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int size) {
        Predicate<Listing> maySee = streamId == null
                ? listing -> listing.isPublic() || TranscriptAccess.mayManage(listing, caller)
                : listing -> access.maySee(streamId, listing, caller, playbackToken);
        return search.find(q, streamId, maySee, page, size);
    }
}
