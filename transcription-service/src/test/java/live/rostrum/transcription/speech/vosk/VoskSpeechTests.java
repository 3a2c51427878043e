package live.rostrum.transcription.speech.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import live.rostrum.transcription.settings.VoskProperties;
import live.rostrum.transcription.speech.HeardSpeech;
import live.rostrum.transcription.speech.SpeechRequest;
import live.rostrum.transcription.speech.SpeechTrouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vosk.LibVosk;

class VoskSpeechTests {

    @TempDir
    private Path folder;

    @Test
    void needsAModelThatIsThere() {
        VoskSpeech without = new VoskSpeech(new VoskProperties(Map.of()));
        VoskSpeech missing = new VoskSpeech(
                new VoskProperties(Map.of("en-US", folder.resolve("missing").toString())));

        assertThat(without.availability().trouble()).isEqualTo(SpeechTrouble.NO_MODEL);
        assertThat(missing.availability().trouble()).isEqualTo(SpeechTrouble.NO_MODEL);
        assertThat(missing.traits().languages()).isEmpty();
    }

    @Test
    void loadsItsLibraryAndKnowsTheLanguagesOfItsFolders() {
        VoskSpeech vosk = new VoskSpeech(new VoskProperties(Map.of(
                "en-US", folder.toString(), "de", folder.resolve("missing").toString())));

        assertThat(vosk.availability().here()).isTrue();
        assertThat(vosk.traits().languages()).containsExactly("en-US");
        assertThat(vosk.traits().local()).isTrue();
    }

    @Test
    void saysThatAFolderHoldsNoModel() throws IOException {
        Files.writeString(folder.resolve("README"), "not a model");
        VoskSpeech vosk = new VoskSpeech(new VoskProperties(Map.of("en-US", folder.toString())));
        HeardSpeech heard = new HeardSpeech();

        var _ = vosk.open(new SpeechRequest("talk", List.of("en-GB"), List.of()), heard);
        heard.awaitEnd();

        assertThat(heard.states).containsExactly("STARTING", "FAILED no-model");
    }

    /** The same classes, loaded where the native library is not. */
    @Test
    void doesWithoutItsNativeLibrary() throws Exception {
        try (URLClassLoader bare = new WithoutLibrary()) {
            Class<?> library = bare.loadClass(VoskLibrary.class.getName());
            Method isHere = library.getDeclaredMethod("isHere");
            isHere.setAccessible(true);

            assertThat(library).isNotSameAs(VoskLibrary.class);
            assertThat(isHere.invoke(null)).isEqualTo(false);
            assertThat(isHere.invoke(null)).isEqualTo(false);
        }
    }

    /** Loads Vosk and what uses it anew, and finds no {@code libvosk} for it. */
    private static final class WithoutLibrary extends URLClassLoader {

        WithoutLibrary() {
            super(
                    new URL[] {location(LibVosk.class), location(VoskLibrary.class)},
                    Objects.requireNonNull(VoskSpeechTests.class.getClassLoader()));
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (name.startsWith("org.vosk.") || name.startsWith("live.rostrum.transcription.speech.vosk.")) {
                    Class<?> known = findLoadedClass(name);
                    return known == null ? findClass(name) : known;
                }
                return super.loadClass(name, resolve);
            }
        }

        @Override
        public @Nullable URL getResource(String name) {
            return name.contains("libvosk") ? null : super.getResource(name);
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.contains("libvosk") ? Collections.emptyEnumeration() : super.getResources(name);
        }

        private static URL location(Class<?> type) {
            return type.getProtectionDomain().getCodeSource().getLocation();
        }
    }
}
