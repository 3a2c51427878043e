package live.rostrum.stream.catalogue;

/** A stream that others could see is private now. */
public record StreamHidden(String streamId) {}
