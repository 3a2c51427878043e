package live.rostrum.transcription.audio;

import java.time.Duration;
import live.rostrum.problems.Problem;
import live.rostrum.problems.ProblemException;
import live.rostrum.problems.ProblemType;
import live.rostrum.transcription.session.AudioAnswer;

/** Why something is not taken, on the wire. */
final class IntakeProblems {

    static final ProblemType NO_AUDIO_WANTED =
            new ProblemType("no-audio-wanted", 409, "Nothing is wanted of this stream now");
    static final ProblemType OVERLOADED = new ProblemType("overloaded", 429, "There is no room now");
    static final ProblemType STREAM_ENDED = new ProblemType("stream-ended", 410, "The stream is over");

    private IntakeProblems() {}

    /** The next position, if what came was taken; else its problem is thrown. */
    static long nextSample(AudioAnswer answer) {
        return switch (answer) {
            case AudioAnswer.Taken(long nextSample) -> nextSample;
            case AudioAnswer.NotWanted(String reason) ->
                throw new ProblemException(NO_AUDIO_WANTED, "No captions are made of it here: " + reason + ".");
            case AudioAnswer.Overloaded(Duration retryAfter) ->
                throw new ProblemException(
                        Problem.of(OVERLOADED, "As much waits as can be kept. Send it again later."), retryAfter);
            case AudioAnswer.Unknown() -> throw unknown();
            case AudioAnswer.Over() -> throw new ProblemException(STREAM_ENDED, "It has ended; nothing follows.");
        };
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no such stream.");
    }

    /** Ids that stream-service gives. */
    static void checkId(String streamId) {
        if (!streamId.matches("[A-Za-z0-9_-]{1,64}")) {
            throw unknown();
        }
    }
}
