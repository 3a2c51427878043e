package live.rostrum.transcription.modeldouble;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The double's idea of a summary: it quotes. What it quotes comes out of a JSON string and goes back into one, and so stays as it is. */
final class SpokenSummary {

    /** A line of a transcript within a JSON string. */
    private static final Pattern LINE = Pattern.compile("\\[(\\d+)] ((?:[^\"\\\\]|\\\\[^n])*)\\\\n");

    /** A chapter of a part, within a JSON string. */
    private static final Pattern PART = Pattern.compile("startSeconds\\\\\":([0-9.]+)");

    private static final int CHAPTER_EVERY = 10;

    private SpokenSummary() {}

    /** The summary of what is in a request, as JSON. */
    static String of(String request) {
        List<String> chapters = new ArrayList<>();
        String first = "";
        int count = 0;
        for (Matcher line = LINE.matcher(request); line.find(); count++) {
            first = first.isEmpty() ? line.group(2) : first;
            if (count % CHAPTER_EVERY == 0) {
                chapters.add(chapter(line.group(1), "From second " + line.group(1)));
            }
        }
        for (Matcher part = PART.matcher(request); count == 0 && part.find(); ) {
            chapters.add(chapter(part.group(1), "Part at " + part.group(1)));
        }
        String said = first.isEmpty() ? "Some parts were put together." : "It began with: " + first;
        return "{\"overview\":\"" + said + "\",\"keyPoints\":[\"" + count
                + " phrases were said.\"],\"decisions\":[],\"actionItems\":[{\"text\":\"Read the transcript\",\"owner\":null}],"
                + "\"chapters\":[" + String.join(",", chapters) + "]}";
    }

    /** An answer of the API. */
    static String completion(String text, int requestLength) {
        return "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1764000000,\"model\":\"double-1\","
                + "\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"" + escape(text)
                + "\",\"refusal\":null},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":"
                + requestLength / 4 + ",\"completion_tokens\":" + text.length() / 4 + ",\"total_tokens\":"
                + (requestLength + text.length()) / 4 + "}}";
    }

    private static String chapter(String seconds, String title) {
        return "{\"startSeconds\":" + seconds + ",\"title\":\"" + title + "\"}";
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
