package live.rostrum.stream.catalogue;

/** How many are watching. */
@FunctionalInterface
public interface Audience {

    /** Distinct viewers of a stream at this moment. */
    int viewers(String streamId);
}
