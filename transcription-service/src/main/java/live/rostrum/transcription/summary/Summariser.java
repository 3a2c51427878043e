package live.rostrum.transcription.summary;

import java.util.ArrayList;
import java.util.List;
import live.rostrum.transcription.summary.AnswerReader.MisfitException;
import live.rostrum.transcription.summary.model.LanguageModel;
import live.rostrum.transcription.summary.model.ModelAnswer;
import live.rostrum.transcription.summary.model.ModelQuestion;
import live.rostrum.transcription.summary.model.SummaryFailedException;
import live.rostrum.transcription.summary.model.SummaryFailure;
import live.rostrum.transcription.transcript.Phrase;
import live.rostrum.transcription.transcript.TranscriptText;
import tools.jackson.databind.json.JsonMapper;

/** Has a model summarise a transcript: in one go, or in pieces whose summaries are put together. One for each job; not safe for use by many threads. */
final class Summariser {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** A day and a half of talk. */
    private static final int MOST_PIECES = 100;

    private static final int LONGEST_QUOTE = 4_000;

    private final LanguageModel model;
    private final Progress progress;
    private String modelName = "";
    private long inputTokens;
    private long outputTokens;
    private int done;
    private int total;

    Summariser(LanguageModel model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /** Hears how far it is. */
    @FunctionalInterface
    interface Progress {
        void at(int done, int total);
    }

    /**
     * The summary.
     *
     * @throws SummaryFailedException if there can be none
     */
    SummaryContent summarise(TranscriptText text, String title) throws SummaryFailedException, InterruptedException {
        List<String> pieces = TranscriptPieces.of(text);
        if (pieces.isEmpty()) {
            throw new SummaryFailedException(SummaryFailure.NOTHING_SAID, "there are no words");
        }
        if (pieces.size() > MOST_PIECES) {
            throw new SummaryFailedException(SummaryFailure.TOO_LONG, pieces.size() + " pieces");
        }
        AnswerReader reader = reader(text);
        String language = text.transcript().voice().language();
        total = pieces.size() == 1 ? 1 : pieces.size() + 1;
        progress.at(0, total);
        if (pieces.size() == 1) {
            return ask(Questions.whole(title, language, pieces.getFirst()), reader);
        }
        List<SummaryContent> parts = new ArrayList<>();
        for (String piece : pieces) {
            parts.add(ask(Questions.piece(title, language, piece, parts.size() + 1, pieces.size()), reader));
        }
        return merge(parts, title, language, reader);
    }

    private SummaryContent merge(List<SummaryContent> parts, String title, String language, AnswerReader reader)
            throws SummaryFailedException, InterruptedException {
        List<SummaryContent> left = parts;
        while (left.size() > 1) {
            List<List<SummaryContent>> groups = groups(left);
            total = done + groups.size() + (groups.size() > 1 ? 1 : 0);
            List<SummaryContent> merged = new ArrayList<>();
            for (List<SummaryContent> group : groups) {
                merged.add(
                        group.size() == 1
                                ? group.getFirst()
                                : ask(Questions.merge(title, language, JSON.writeValueAsString(group)), reader));
            }
            left = merged;
        }
        return left.getFirst();
    }

    /** As many as fit into a question, but two in any case: so it comes to an end. */
    private static List<List<SummaryContent>> groups(List<SummaryContent> parts) {
        List<List<SummaryContent>> groups = new ArrayList<>();
        List<SummaryContent> group = new ArrayList<>();
        int length = 0;
        for (SummaryContent part : parts) {
            int more = JSON.writeValueAsString(part).length();
            if (group.size() >= 2 && length + more > TranscriptPieces.PIECE_CHARACTERS) {
                groups.add(group);
                group = new ArrayList<>();
                length = 0;
            }
            group.add(part);
            length += more;
        }
        groups.add(group);
        return groups;
    }

    /** An answer that does not fit is told to the model, once. */
    private SummaryContent ask(ModelQuestion question, AnswerReader reader)
            throws SummaryFailedException, InterruptedException {
        ModelAnswer answer = count(model.ask(question));
        SummaryContent content;
        try {
            content = reader.read(answer.text(), false);
        } catch (MisfitException misfit) {
            ModelAnswer second = count(model.ask(question.again(
                    answer.text()
                            .substring(0, Math.min(LONGEST_QUOTE, answer.text().length())),
                    "Your answer does not fit: " + misfit.getMessage()
                            + ". Answer again, with one JSON object of the schema and nothing else.")));
            content = readLast(second, reader);
        }
        done++;
        progress.at(done, Math.max(total, done));
        return content;
    }

    private static SummaryContent readLast(ModelAnswer answer, AnswerReader reader) throws SummaryFailedException {
        try {
            return reader.read(answer.text(), true);
        } catch (MisfitException e) {
            throw new SummaryFailedException(SummaryFailure.BAD_ANSWER, String.valueOf(e.getMessage()));
        }
    }

    private ModelAnswer count(ModelAnswer answer) {
        modelName = answer.model();
        inputTokens += answer.inputTokens();
        outputTokens += answer.outputTokens();
        return answer;
    }

    private static AnswerReader reader(TranscriptText text) {
        List<Phrase> phrases = text.phrases();
        return new AnswerReader(
                Math.max(0, text.transcript().seconds(phrases.getFirst().when().startTime())),
                Math.max(0, text.transcript().seconds(phrases.getLast().when().endTime())));
    }

    /** The model that answered last. */
    String modelName() {
        return modelName;
    }

    long inputTokens() {
        return inputTokens;
    }

    long outputTokens() {
        return outputTokens;
    }
}
