package live.rostrum.recording.store;

/** What the files of a recording are, in HTTP's words. */
public final class ContentTypes {

    public static final String PLAYLIST = "application/vnd.apple.mpegurl";
    public static final String MP4 = "video/mp4";

    private ContentTypes() {}

    /** By the end of a file's name. */
    public static String of(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "mp4" -> MP4;
            case "m3u8" -> PLAYLIST;
            case "jpg" -> "image/jpeg";
            case "vtt" -> "text/vtt; charset=utf-8";
            case "json" -> "application/json";
            default -> "application/octet-stream";
        };
    }
}
