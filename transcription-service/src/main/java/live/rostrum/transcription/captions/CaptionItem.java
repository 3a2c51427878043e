package live.rostrum.transcription.captions;

import com.fasterxml.jackson.annotation.JsonProperty;
import live.rostrum.transcription.cue.DisplayCue;

/**
 * A cue on the wire.
 *
 * @param id the same from partial to final
 * @param language BCP 47 tag
 * @param startTime programme time, in epoch milliseconds
 * @param endTime programme time, in epoch milliseconds
 * @param text one or two lines; empty: it is withdrawn
 * @param isFinal whether the text will not change any more
 */
record CaptionItem(
        String id,
        String language,
        long startTime,
        long endTime,
        String text,
        @JsonProperty("final") boolean isFinal) {

    static CaptionItem of(DisplayCue cue) {
        return new CaptionItem(cue.id(), cue.language(), cue.startTime(), cue.endTime(), cue.text(), cue.isFinal());
    }
}
