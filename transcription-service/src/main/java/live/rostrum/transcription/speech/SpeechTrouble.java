package live.rostrum.transcription.speech;

/** Why there are no captions now. */
public enum SpeechTrouble {
    NO_PROVIDER("no-provider"),
    WRONG_KEY("wrong-key"),
    QUOTA("quota"),
    UNREACHABLE("unreachable"),
    NO_NATIVE_LIBRARY("no-native-library"),
    NO_MODEL("no-model"),
    LANGUAGE_UNKNOWN("language-unknown"),
    TOO_MUCH_LOAD("too-much-load"),
    NO_SOUND("no-sound");

    private final String code;

    SpeechTrouble(String code) {
        this.code = code;
    }

    /** Its name in answers. */
    public String code() {
        return code;
    }
}
