package saltus.runtime.report;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pages in a real browser, which is started once: a Chromium of the machine's own, and without one nothing is tried. Each
 * page stands in a frame; a script that is put into it does what a visitor does, and tells the frame's owner what it saw.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {
    private static final String HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=hacked=1>\"'";
    private static final int SECONDS = 90;

    private final Map<String, JsonObject> seen = new LinkedHashMap<>();

    @BeforeAll
    void look(@TempDir Path folder) throws Exception {
        Optional<String> browser = browser();
        assumeTrue(browser.isPresent(), "there is no Chromium");
        Path one = FakeRun.in(folder.resolve("one"), "Usual", 1);
        Path two = FakeRun.in(folder.resolve("two"), "Usual", 2);
        Path hostile = FakeRun.in(folder.resolve("hostile"), HOSTILE, 3);
        page(folder.resolve("run.html"), List.of(one));
        page(folder.resolve("compare.html"), List.of(one, two));
        page(folder.resolve("hostile.html"), List.of(hostile));
        Files.writeString(folder.resolve("all.html"), """
                <!DOCTYPE html><meta charset="utf-8"><script>
                addEventListener("message", event => {
                  const said = document.createElement("pre");
                  said.textContent = event.data;
                  document.body.append(said);
                });
                </script><body>
                <iframe src="run.html?wide" width="1280" height="900"></iframe>
                <iframe src="run.html?phone" width="390" height="800"></iframe>
                <iframe src="compare.html?wide" width="1280" height="900"></iframe>
                <iframe src="compare.html?phone" width="390" height="800"></iframe>
                <iframe src="hostile.html?wide" width="1280" height="900"></iframe>
                """);
        String dom = dom(browser.get(), folder);
        Matcher said = Pattern.compile("<pre>(.*?)</pre>", Pattern.DOTALL).matcher(dom);
        while (said.find()) {
            JsonObject visited =
                    JsonParser.parseString(unescaped(said.group(1))).getAsJsonObject();
            seen.put(visited.get("page").getAsString(), visited);
        }
        assertEquals(5, seen.size(), dom);
    }

    private static String unescaped(String markup) {
        return markup.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static Optional<String> browser() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .filter(name -> Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(place -> Files.isExecutable(Path.of(place, name))))
                .findFirst();
    }

    private static String dom(String browser, Path folder) throws Exception {
        Path out = folder.resolve("dom.txt");
        Process process = new ProcessBuilder(
                        browser,
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=60000",
                        "--dump-dom",
                        folder.resolve("all.html").toUri().toString())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("browser.txt").toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(out);
    }

    /** The page with eyes: one before everything else, one behind. */
    private static void page(Path page, List<Path> runs) throws IOException {
        Report.write(page, runs);
        String text = Files.readString(page);
        String watching = "<script>" + resource("watch.js") + "</script>";
        String visiting = "<script>" + resource("visit.js") + "</script>";
        Files.writeString(
                page,
                text.replaceFirst("<title>", watching.replace("$", "\\$") + "<title>")
                        .replace("</body></html>", visiting + "</body></html>"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = BrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void nothingGoesWrong() {
        assertAll(seen.entrySet().stream()
                .map(page ->
                        () -> assertEquals("[]", page.getValue().get("problems").toString(), page.getKey())));
    }

    @Test
    void nothingIsFetched() {
        assertAll(seen.entrySet().stream()
                .map(page ->
                        () -> assertEquals("[]", page.getValue().get("fetched").toString(), page.getKey())));
    }

    @Test
    void curvesAreDrawn() {
        assertAll(seen.entrySet().stream().map(page -> () -> {
            JsonObject said = page.getValue();
            assertTrue(said.get("charts").getAsInt() >= 5, page.getKey());
            assertEquals(said.get("charts"), said.get("drawn"), page.getKey());
            assertEquals(said.get("charts"), said.get("drawnSmoothed"), page.getKey());
        }));
    }

    @Test
    void curvesAreZoomedByKeysButtonsAndMouse() {
        JsonObject said = seen.get("run.html?wide");
        assertEquals("107.5 to 302.5", said.get("zoomedByKey").getAsString());
        assertEquals("all", said.get("zoomedOut").getAsString());
        assertEquals("107.5 to 302.5", said.get("zoomedByButton").getAsString());
        assertNotEquals("all", said.get("zoomedByMouse").getAsString());
        assertEquals("all", said.get("doubleClicked").getAsString());
    }

    @Test
    void theSliderMovesThroughTime() {
        assertAll(Stream.of("run.html?wide", "compare.html?phone").map(page -> () -> {
            JsonObject said = seen.get(page);
            assertEquals("step 400", said.get("lastStep").getAsString(), page);
            assertEquals("step 100", said.get("firstStep").getAsString(), page);
            assertEquals("true", said.get("otherPictures").getAsString(), page);
            assertEquals("true", said.get("played").getAsString(), page);
        }));
    }

    @Test
    void thereIsLightAndDark() {
        assertAll(seen.entrySet().stream().map(page -> () -> {
            assertEquals("rgb(255, 255, 255)", page.getValue().get("light").getAsString(), page.getKey());
            assertEquals("rgb(16, 20, 24)", page.getValue().get("dark").getAsString(), page.getKey());
            assertEquals("true", page.getValue().get("otherInk").getAsString(), page.getKey());
        }));
    }

    /** Wide tables move by themselves; the page does not. */
    @Test
    void aPhoneShowsTheWholeWidth() {
        assertAll(seen.entrySet().stream()
                .map(page -> () -> assertTrue(
                        page.getValue().get("width").getAsInt()
                                <= page.getValue().get("window").getAsInt(),
                        page.toString())));
    }

    @Test
    void everythingHasANameForThoseWhoDoNotSeeIt() {
        assertAll(seen.entrySet().stream()
                .map(page ->
                        () -> assertEquals("[]", page.getValue().get("nameless").toString(), page.getKey())));
    }

    @Test
    void namesAreNoScripts() {
        JsonObject said = seen.get("hostile.html?wide");
        assertEquals("false", said.get("hacked").getAsString());
        assertTrue(said.get("title").getAsString().contains("<script>window.hacked=1</script>"), said.toString());
        assertTrue(said.get("labels").toString().contains("img src=x"), said.toString());
    }
}
