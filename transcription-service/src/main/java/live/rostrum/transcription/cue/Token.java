package live.rostrum.transcription.cue;

/**
 * A piece of text that no line break may part: a word with its punctuation, or a character of a script without spaces.
 *
 * @param text without white space
 * @param spaceAfter whether a space stands behind it
 * @param columns how much room it takes
 * @param ending what ends with it
 */
record Token(String text, boolean spaceAfter, int columns, Ending ending) {

    /** What ends with a token. The later, the better a cue may end there. */
    enum Ending {
        WORD,
        CLAUSE,
        SENTENCE
    }

    /** Letters and digits alone, so that a capital or a comma that comes later makes no other word of it. */
    String bare() {
        StringBuilder bare = new StringBuilder(text.length());
        text.codePoints()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(bare::appendCodePoint);
        return bare.toString();
    }
}
