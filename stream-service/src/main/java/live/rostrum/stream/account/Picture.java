package live.rostrum.stream.account;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small picture.
 *
 * @param contentType {@code image/png}, {@code image/jpeg} or {@code image/webp}, as its first bytes say
 * @param bytes the file
 */
record Picture(String contentType, byte[] bytes) {

    static final int LARGEST_BYTES = 128 * 1024;

    private static final Pattern DATA_URL =
            Pattern.compile("data:(image/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})");
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};

    /** The picture in a data URL (RFC 2397), if it is one of the allowed kind and size. */
    static Optional<Picture> ofDataUrl(String url) {
        Matcher matcher = DATA_URL.matcher(url);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(matcher.group(2));
            return bytes.length <= LARGEST_BYTES && startsAs(matcher.group(1), bytes)
                    ? Optional.of(new Picture(matcher.group(1), bytes))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean startsAs(String contentType, byte[] bytes) {
        return switch (contentType) {
            case "image/png" -> startsWith(bytes, PNG);
            case "image/jpeg" -> startsWith(bytes, JPEG);
            default -> startsWith(bytes, RIFF) && bytes.length > 12 && bytes[8] == 'W' && bytes[9] == 'E';
        };
    }

    private static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length > start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Picture picture
                && contentType.equals(picture.contentType)
                && Arrays.equals(bytes, picture.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
