package live.rostrum.fmp4;

/** What a track carries. */
public enum MediaKind {
    VIDEO("vide"),
    AUDIO("soun");

    private final String handlerType;

    MediaKind(String handlerType) {
        this.handlerType = handlerType;
    }

    /** The {@code handler_type} of its {@code hdlr} box (ISO/IEC 14496-12 8.4.3). */
    String handlerType() {
        return handlerType;
    }
}
