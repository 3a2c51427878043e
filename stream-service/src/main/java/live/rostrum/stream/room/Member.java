package live.rostrum.stream.room;

/**
 * One socket in one room.
 *
 * @param streamId the room
 * @param sessionId of this stay
 * @param viewerToken who it is; two tabs of a browser have the same
 * @param role as what it is there
 * @param manages whether it may see the stream even when it is private
 * @param line to send to it
 */
record Member(String streamId, String sessionId, String viewerToken, Role role, boolean manages, Line line) {

    /** Whether the member is one of the viewers that are counted. */
    boolean isCounted() {
        return role == Role.VIEWER;
    }

    /** As what somebody is in a room. */
    enum Role {
        /** Watches. */
        VIEWER,
        /** Broadcasts, and is not counted. */
        HOST
    }

    /** The way to a socket. */
    interface Line {

        /** Sends what the next message repeats; dropped when the socket does not read. */
        void sendIfReading(String event, Object payload);

        /** Sends what must arrive; a socket that does not read is closed, and asks again when it is back. */
        void sendOrClose(String event, Object payload);

        /** Ends the connection. */
        void close();
    }
}
