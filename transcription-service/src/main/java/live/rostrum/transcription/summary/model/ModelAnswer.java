package live.rostrum.transcription.summary.model;

/**
 * What a model said.
 *
 * @param text its answer
 * @param model that gave it, as it calls itself
 * @param inputTokens that were read; 0 if it does not say
 * @param outputTokens that were written; 0 if it does not say
 */
public record ModelAnswer(String text, String model, long inputTokens, long outputTokens) {}
