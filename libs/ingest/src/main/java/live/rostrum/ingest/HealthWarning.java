package live.rostrum.ingest;

/** What {@code publish:health} warns the broadcaster of. The codes never change their meaning; clients have the sentences, and pass over a code that they do not know. */
public enum HealthWarning {
    /** The disk is full: the last segments could not be written, and viewers miss them. */
    STORAGE_FULL("storage-full"),
    /** The machine is busy: fewer renditions are made than the picture's size would give. */
    FEWER_RENDITIONS("fewer-renditions"),
    /** The take goes on, but nothing has arrived for five seconds or more. */
    NO_INPUT("no-input");

    private final String code;

    HealthWarning(String code) {
        this.code = code;
    }

    /** As it stands in {@code warnings}. */
    public String code() {
        return code;
    }
}
