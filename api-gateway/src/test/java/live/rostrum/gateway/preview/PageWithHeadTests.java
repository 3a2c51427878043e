package live.rostrum.gateway.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageWithHeadTests {

    @Test
    void putsTheTagsInThePlaceOfTitleAndDescription() {
        String page = """
            <head>
              <meta name="description" content="Watch live events." />
              <title>Rostrum</title>
              <script src="/main.js"></script>
            </head>
            """;

        assertThat(PageWithHead.split(page).orElseThrow().with("<title>$1 \\ Other</title>"))
                .isEqualTo("""
                    <head>
                      <title>$1 \\ Other</title>
                      <script src="/main.js"></script>
                    </head>
                    """);
    }

    @Test
    void leavesAPageWithoutATitleAlone() {
        assertThat(PageWithHead.split("<h1>Mine</h1>")).isEmpty();
    }
}
