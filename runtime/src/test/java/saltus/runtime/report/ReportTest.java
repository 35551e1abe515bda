package saltus.runtime.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.BadInputException;

/** Pages come from what is in folders, whatever that is. */
class ReportTest {
    private static final String HOSTILE =
            "</script><script>window.hacked=1</script>'\"<img src=x onerror=hacked=1>&amp;\u0000";

    @TempDir
    private Path folder;

    @Test
    void everythingOfAFolderIsShown() throws IOException {
        String page = page(FakeRun.in(folder.resolve("run"), "Usual", 1));
        for (String shown : List.of(
                "Usual on Usual",
                "400 of 800 steps",
                "trained for 16.0 s, about 16.0 s left",
                "id=\"samples\"",
                "id=\"metrics\"",
                "id=\"curves\"",
                "id=\"previews\"",
                "id=\"errors\"",
                "id=\"design\"",
                "id=\"costs\"",
                "id=\"settings\"",
                "id=\"source\"",
                "0.02500<small>0.01000 to 0.03000</small></td><td>0.02000</td><td>0.002000</td><td>1.250</td><td>0.04000",
                "@FlowPath(LINEAR)",
                "alpha(0) = 1 Usual",
                "25.0 GB",
                "ratio 0.75",
                "t 0.50–1.0, t - r 0.50–1.0: 8 (30 rows)",
                "The same at every line: refused 0.")) {
            assertTrue(page.contains(shown), shown);
        }
        assertFalse(page.contains("class=\"damage\""));
    }

    /** What people have named never becomes a part of the page's own markup. */
    @Test
    void namesAreTexts() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), HOSTILE, 1);
        Path other = FakeRun.in(folder.resolve("<b onload=x>"), HOSTILE + "2", 2);
        Path page = folder.resolve("page.html");
        Report.write(page, List.of(run, other));
        String text = Files.readString(page);
        assertFalse(text.contains("<script>window"));
        assertFalse(text.contains("<img src=x"));
        assertFalse(text.contains("<b onload"));
        assertFalse(text.contains("\u0000"));
        assertTrue(text.contains("&lt;script&gt;window.hacked=1&lt;/script&gt;"));
        assertEquals(scripts(page(FakeRun.in(folder.resolve("plain"), "Plain", 1))), scripts(page(run)));
    }

    private static int scripts(String page) {
        return (int) Pattern.compile("<script").matcher(page).results().count();
    }

    @Test
    void whatIsMissingIsMissing() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), "Usual", 1);
        for (Path file : files(run)) {
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            assertFalse(page(run).contains("class=\"damage\""), file.toString());
            Files.write(file, bytes);
        }
        Files.delete(run.resolve("metrics.json"));
        Files.delete(run.resolve("measured.jsonl"));
        assertFalse(page(run).contains("id=\"metrics\""));
    }

    /** A file cut in its middle, one of noise, and a folder in its place: a sentence, and the rest of the page. */
    @Test
    void whatIsDamagedIsSaid() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), "Usual", 1);
        byte[] noise = new byte[500];
        new Random(1).nextBytes(noise);
        for (Path file : files(run)) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            if (!name.equals("recipe.java") && !file.getParent().endsWith("previews")) {
                Files.write(file, noise);
                assertSaid(run, name);
                if (!name.endsWith(".png")) {
                    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2 + 1));
                    assertSaid(run, name);
                }
                Files.delete(file);
                Files.createDirectory(file);
                assertSaid(run, name);
                Files.delete(file);
            }
            Files.write(file, bytes);
        }
        Files.write(run.resolve("previews/000000100.png"), noise);
        assertTrue(page(run).contains("id=\"previews\""));
    }

    private static void assertSaid(Path run, String name) throws IOException {
        String page = page(run);
        int damage = page.indexOf("class=\"damage\"");
        assertTrue(damage > 0 && page.indexOf(name, damage) > 0, name);
        assertTrue(page.contains(name.equals("settings.json") ? "id=\"source\"" : "id=\"settings\""), name);
    }

    @Test
    void valuesOfAnotherKindAreLeftOut() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), "Usual", 1);
        FakeRun.write(run, "log.jsonl", """
                {"step":"x","loss":1}
                {"step":10,"loss":"1","error":{"a":1},"gradient_norm":1e999}
                {"loss":1}
                {"step":20,"anyway":["seed 0, not 1"]}
                [1]
                """);
        FakeRun.write(
                run, "measured.jsonl", "{\"step\":5,\"scores\":[1,{\"metric\":3},{\"metric\":\"m\",\"floor\":2}]}\n");
        FakeRun.write(run, "errors.json", "{\"step\":5,\"t\":[0,1],\"gap\":[0,1],\"error\":[[1,2]],\"rows\":[[1]]}");
        String page = page(run);
        assertTrue(page.contains("1 of the lines of &#39;log.jsonl&#39; are damaged"));
        assertTrue(page.contains("&#39;errors.json&#39; is damaged"));
    }

    @Test
    void runsSideBySideShowWhatDiffers() throws IOException {
        Path one = FakeRun.in(folder.resolve("one"), "Usual", 1);
        Path two = FakeRun.in(folder.resolve("two"), "Usual", 2);
        Path page = folder.resolve("page.html");
        Report.write(page, List.of(one, two));
        String text = Files.readString(page);
        assertTrue(text.contains("2 runs side by side"));
        assertTrue(text.contains("<tr class=\"differs\"><th scope=\"row\">seed</th><td>1</td><td>2</td>"));
        assertTrue(text.contains("<tr><th scope=\"row\">lr</th><td>0.001</td><td>0.001</td>"));
        assertTrue(text.contains("<strong>0.02500</strong> = 1.250 × floor"));
    }

    /** However many there are, and however large, a page has some megabytes. */
    @Test
    void picturesAreThinnedOut() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), "Usual", 1);
        byte[] png = Files.readAllBytes(run.resolve("previews/000000100.png"));
        byte[] large = Arrays.copyOf(png, 400_000);
        for (int step = 1; step <= 120; step++) {
            Files.write(run.resolve("previews/%09d.png".formatted(step)), large);
        }
        String page = page(run);
        assertTrue(page.length() < 8_000_000, () -> page.length() + " characters");
        assertTrue(page.contains("{\"step\":1,\"src\""));
        assertTrue(page.contains("{\"step\":400,\"src\""));
    }

    @Test
    void longLogsAreDrawnByMeans() throws IOException {
        Path run = FakeRun.in(folder.resolve("run"), "Usual", 1);
        StringBuilder log = new StringBuilder();
        for (int step = 1; step <= 50_000; step++) {
            log.append("{\"step\":%d,\"loss\":%s}%n".formatted(step, 1.0 / step));
        }
        FakeRun.write(run, "log.jsonl", log.toString());
        assertTrue(page(run).length() < 400_000);
    }

    @Test
    void aFolderWithoutARunIsRefused() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String said = assertThrows(BadInputException.class, () -> page(empty)).getMessage();
        assertTrue(said.contains("holds no run"), said);
        assertFalse(Files.exists(empty.resolve(Report.NAME)));
        assertThrows(BadInputException.class, () -> page(folder.resolve("nothing")));
    }

    private static String page(Path run) throws IOException {
        Path page = run.resolveSibling(Report.NAME);
        Report.write(page, List.of(run));
        return Files.readString(page, StandardCharsets.UTF_8);
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> all = Files.walk(run)) {
            return new ArrayList<>(all.filter(Files::isRegularFile)
                    .sorted(Comparator.naturalOrder())
                    .toList());
        }
    }
}
