package live.rostrum.gateway.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/**
 * All files under one location, read once. A few megabytes of memory buy answers without a disk, and a request can name
 * nothing that was not there at the start.
 */
public final class UiFiles {

    private static final String BROTLI = ".br";
    private static final String GZIP = ".gz";
    private static final int TAG_CHARACTERS = 16;

    /** {@code main-5QKJ3ZFW.js}: eight characters of a hash, of which one at least is no lower-case letter. */
    private static final Pattern HASHED = Pattern.compile(".*[-.](?=[A-Za-z0-9_-]*[A-Z0-9_])[A-Za-z0-9_-]{8}\\.\\w+");

    private final Map<String, UiFile> files;

    private UiFiles(Map<String, UiFile> files) {
        this.files = Map.copyOf(files);
    }

    /**
     * Reads a location.
     *
     * @param location a folder with a slash at its end: {@code classpath:META-INF/rostrum/viewer-ui/} or {@code file:...}
     */
    public static UiFiles load(String location) {
        try {
            return new UiFiles(filesOf(contentsOf(location)));
        } catch (IOException e) {
            throw new UncheckedIOException("The files in " + location + " cannot be read", e);
        }
    }

    /** The file of a relative name such as {@code assets/index-5QKJ3ZFW.js}. */
    Optional<UiFile> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    int size() {
        return files.size();
    }

    private static Map<String, byte[]> contentsOf(String location) throws IOException {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        Resource root = resolver.getResource(location);
        Map<String, byte[]> contents = new HashMap<>();
        if (!root.exists()) {
            return contents;
        }
        String prefix = root.getURL().toString();
        for (Resource resource : resolver.getResources(location + "**")) {
            String url = resource.getURL().toString();
            if (resource.isReadable() && url.length() > prefix.length() && !url.endsWith("/")) {
                contents.put(url.substring(prefix.length()), resource.getContentAsByteArray());
            }
        }
        return contents;
    }

    private static Map<String, UiFile> filesOf(Map<String, byte[]> contents) {
        Map<String, UiFile> files = new HashMap<>();
        contents.forEach((name, bytes) -> {
            if (!isVariant(name, contents)) {
                files.put(name, fileOf(name, bytes, contents.get(name + BROTLI), contents.get(name + GZIP)));
            }
        });
        return files;
    }

    private static boolean isVariant(String name, Map<String, byte[]> contents) {
        return (name.endsWith(BROTLI) || name.endsWith(GZIP))
                && contents.containsKey(name.substring(0, name.length() - BROTLI.length()));
    }

    private static UiFile fileOf(String name, byte[] plain, byte @Nullable [] brotli, byte @Nullable [] gzip) {
        MediaType type = MediaTypeFactory.getMediaType(name).orElse(MediaType.APPLICATION_OCTET_STREAM);
        boolean text = type.getType().equals("text") || type.getSubtype().endsWith("json");
        return new UiFile(
                text ? new MediaType(type, StandardCharsets.UTF_8) : type,
                hashOf(plain),
                HASHED.matcher(name).matches(),
                plain,
                brotli,
                gzip);
    }

    static String hashOf(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest).substring(0, TAG_CHARACTERS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
