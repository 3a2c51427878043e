package live.rostrum.stream.embed;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.stream.catalogue.Catalogue;
import live.rostrum.stream.catalogue.LiveStream;
import live.rostrum.stream.catalogue.Visibility;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells other sites how to show a stream, by oEmbed (https://oembed.com). */
@RestController
@Tag(name = "Embedding", description = "For other sites that show a stream.")
class OembedController {

    static final ProblemType UNSUPPORTED_FORMAT =
            new ProblemType("unsupported-format", 501, "The format is not supported");

    private final Catalogue catalogue;

    OembedController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping("/api/oembed")
    @Operation(
            summary = "Ask how to show a stream in a page",
            description = "oEmbed 1.0, type `video`, JSON only (501 for anything else). `url` is the address of a watch"
                    + " page or an embed of this installation; 404 for any other, and for a private stream.")
    OembedVideo embed(
            HttpServletRequest request,
            @RequestParam @Size(max = 2000, message = "may have at most 2000 characters") String url,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int maxwidth,
            @RequestParam(defaultValue = "0") @Min(0) @Max(100_000) int maxheight) {
        if (!format.equals("json")) {
            throw new ProblemException(UNSUPPORTED_FORMAT, "Ask for the format json.");
        }
        Origin origin = Origin.of(request);
        LiveStream stream = StreamAddress.parse(url)
                .filter(address -> address.host().equals(origin.host()))
                .flatMap(address -> catalogue.find(address.streamId()))
                .filter(found -> found.settings().visibility() != Visibility.PRIVATE)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such stream here."));
        return OembedVideo.of(stream, origin, FrameSize.within(maxwidth, maxheight));
    }
}
