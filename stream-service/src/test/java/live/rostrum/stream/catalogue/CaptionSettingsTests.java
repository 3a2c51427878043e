package live.rostrum.stream.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import live.rostrum.stream.testing.ApiClient;
import live.rostrum.stream.testing.RunningService;
import live.rostrum.tokens.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** What an owner decides about captions. */
class CaptionSettingsTests {

    private static final String WHOLE = """
            {"enabled":true,"language":"de-DE","alternatives":["en-GB","fr"],"provider":"azure","phrases":["Rostrum","Übertragung"]}""";

    private static RunningService service;
    private static ApiClient ada;

    @BeforeAll
    static void start() {
        service = RunningService.shared();
        ada = service.somebody(Role.BROADCASTER);
    }

    @Test
    void showsAllOfThemToTheOwnerAndTheMediaServers() {
        String id = stream(WHOLE);

        assertThat(ada.get("/api/streams/" + id).body()).contains("\"captions\":" + WHOLE);
        assertThat(service.admin().get("/api/streams/" + id).body()).contains("\"captions\":" + WHOLE);
        assertThat(ada.get("/api/streams?owner=me").body()).contains("\"captions\":" + WHOLE);
        assertThat(service.service().get("/internal/streams/" + id).body())
                .contains("\"captions\":" + WHOLE, "\"description\":\"\"", "\"ownerId\":\"");
    }

    @Test
    void showsOnlyTheLanguageToEverybodyElse() {
        String id = stream(WHOLE);
        String others = "\"captions\":{\"enabled\":true,\"language\":\"de-DE\"}";

        assertThat(service.anonymous().get("/api/streams/" + id).body()).contains(others);
        assertThat(service.somebody(Role.BROADCASTER).get("/api/streams/" + id).body())
                .contains(others);
        assertThat(service.anonymous().get("/api/streams").body())
                .contains(others)
                .doesNotContain("Übertragung");
    }

    @Test
    void mergesAPatchIntoThem() {
        String id = stream(WHOLE);

        ada.patch("/api/streams/" + id, "{\"captions\":{\"phrases\":[\"Ada\"],\"provider\":null}}")
                .expect(200);
        assertThat(ada.get("/api/streams/" + id).body())
                .contains(
                        "\"captions\":{\"enabled\":true,\"language\":\"de-DE\",\"alternatives\":[\"en-GB\",\"fr\"],\"phrases\":[\"Ada\"]}");

        ada.patch("/api/streams/" + id, "{\"captions\":null}").expect(200);
        assertThat(ada.get("/api/streams/" + id).body())
                .contains("\"captions\":{\"enabled\":false,\"language\":\"en-US\",\"alternatives\":[],\"phrases\":[]}");
    }

    @Test
    void writesLanguagesInTheirUsualLettersAndNothingTwice() {
        String id = stream(
                "{\"language\":\"EN-us\",\"alternatives\":[\"ZH-hant-tw\",\"en-US\",\"zh-Hant-TW\"],\"phrases\":[\" Ada \",\"Ada\"]}");

        assertThat(ada.get("/api/streams/" + id).body())
                .contains("\"language\":\"en-US\",\"alternatives\":[\"zh-Hant-TW\"]", "\"phrases\":[\"Ada\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "english language", "x-private", "en_US", "e", "en-US-u-", "aaaaaaaaaaaa"})
    void refusesWhatIsNoLanguage(String tag) {
        refuses("{\"language\":\"%s\"}".formatted(tag), "captions.language");
        refuses("{\"alternatives\":[\"de\",\"%s\"]}".formatted(tag), "captions.alternatives[1]");
    }

    @Test
    void refusesMoreThanThereIsRoomFor() {
        String phrases = IntStream.range(0, 101)
                .mapToObj(number -> "\"phrase " + number + "\"")
                .collect(Collectors.joining(","));

        refuses("{\"phrases\":[" + phrases + "]}", "captions.phrases");
        refuses("{\"phrases\":[\"" + "x".repeat(81) + "\"]}", "captions.phrases[0]");
        refuses("{\"phrases\":[\"fine\",\" \"]}", "captions.phrases[1]");
        refuses("{\"phrases\":[\"two\\nlines\"]}", "captions.phrases[0]");
        refuses("{\"phrases\":[null]}", "captions.phrases[0]");
        refuses("{\"alternatives\":[\"de\",\"fr\",\"it\",\"es\"]}", "captions.alternatives");
        refuses("{\"alternatives\":[null]}", "captions.alternatives[0]");
        refuses("{\"provider\":\"whisper\"}", "captions.provider");
    }

    @Test
    void readsAStreamThatWasKeptBeforeThereWereLists() {
        String id = stream("{\"enabled\":true,\"language\":\"de\"}");
        service.bean(MongoOperations.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is(id)),
                        new Update().unset("settings.captions.alternatives").unset("settings.captions.phrases"),
                        "streams");

        assertThat(ada.get("/api/streams/" + id).expect(200).body())
                .contains("\"captions\":{\"enabled\":true,\"language\":\"de\",\"alternatives\":[],\"phrases\":[]}");
    }

    private static void refuses(String captions, String field) {
        ada.post("/api/streams", "{\"title\":\"T\",\"captions\":" + captions + "}")
                .expectInvalid(field);
    }

    private static String stream(String captions) {
        return ada.post("/api/streams", "{\"title\":\"T\",\"captions\":" + captions + "}")
                .expect(201)
                .text("id");
    }
}
