package saltus.recipes.blackbox;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.cli.Saltus;

/** The examples of the doors' pages, compiled and run as a user has them. */
class DoorsTest {
    private static final Jdk JDK = Jdk.running();
    private static final String MAIN = "saltus.runtime.cli.Saltus";
    private static final Pattern EXAMPLE =
            Pattern.compile("```java\n(package mine;.*?public final class (\\w+) .*?)```", Pattern.DOTALL);
    private static final List<String> PAGES = List.of("Architecture", "DataSource", "EvaluationMetric");
    private static final int SIDE = 4;
    private static final int STEPS = 400;

    @TempDir
    static Path shared;

    private static PublishedJars jars;
    private static Path pictures;
    private static List<String> onTheClassPath;

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() throws IOException {
        jars = PublishedJars.in(Files.createDirectory(shared.resolve("lib")));
        Project project = examples(shared.resolve("project"));
        quiet(project.compile(JDK, "-Xlint:all,-options,-processing,-classfile,-path", "-cp", jars.everything()));
        onTheClassPath = List.of("-cp", jars.everything(project.classes()), MAIN);
        pictures = Files.write(shared.resolve("pictures.bin"), pictures(40));
    }

    /** Pictures whose red says their class. */
    private static byte[] pictures(int count) {
        int size = 1 + 3 * SIDE * SIDE;
        byte[] bytes = new byte[count * size];
        new Random(1).nextBytes(bytes);
        for (int i = 0; i < count; i++) {
            bytes[i * size] = (byte) (i % 2);
            bytes[i * size + 1] = (byte) (i % 2 == 0 ? 0 : 255);
        }
        return bytes;
    }

    private static Project examples(Path folder) throws IOException {
        Project project = new Project(folder);
        for (String page : PAGES) {
            Matcher example = EXAMPLE.matcher(page(page));
            while (example.find()) {
                project.source("mine/" + example.group(2) + ".java", example.group(1));
            }
        }
        return project;
    }

    private static String page(String name) throws IOException {
        try (InputStream page = Saltus.class.getResourceAsStream("/saltus/runtime/door/" + name + ".md")) {
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void quiet(Jdk.Answer answer) {
        assertEquals(0, answer.code(), answer.text());
        assertFalse(answer.text().contains("warning"), answer.text());
    }

    private static List<String> with(List<String> first, Object... more) {
        return Stream.concat(first.stream(), Stream.of(more).map(Object::toString))
                .toList();
    }

    private static Jdk.Answer saltus(List<String> java, Object... arguments) {
        return JDK.java(with(java, arguments));
    }

    private static String said(int code, Jdk.Answer answer) {
        assertEquals(code, answer.code(), answer.text());
        assertFalse(answer.text().contains("\tat "), answer.text());
        return answer.text();
    }

    private static List<Object> training(Path out, int steps) {
        return List.of(
                "train",
                "MeanFlow",
                "--data=cifar:" + pictures + ",side=" + SIDE + ",classes=2",
                "--network=conv:width=4",
                "--batch=8",
                "--steps=" + steps,
                "--checkpoint-every=20",
                "--metric=reached:neighbours=2",
                "--out=" + out);
    }

    @Test
    void whatTheExamplesOfferIsListedBesideWhatComesWithSaltus() {
        String doors = said(0, saltus(onTheClassPath, "doors"));
        for (String text : List.of(
                "conv:width=W,depth=D", "mine.Conv", "cifar:FILE", "rings:count=N", "reached:neighbours=K", "mlp:")) {
            assertTrue(doors.contains(text), doors);
        }
        assertTrue(said(0, saltus(onTheClassPath, "train", "--help")).contains("rings:count=N"));
    }

    @Test
    void theyTrainAndSurviveAKillAndAreSampledEvaluatedAndCompared() throws Exception {
        Path straight = folder.resolve("straight");
        String trained =
                said(0, saltus(onTheClassPath, training(straight, STEPS).toArray()));
        assertTrue(trained.contains("conv:width=4,depth=2"), trained);
        assertTrue(trained.contains("reached:neighbours=2 "), trained);

        Path killed = folder.resolve("killed");
        Path said = folder.resolve("said.txt");
        Process first =
                JDK.start(said, with(onTheClassPath, training(killed, STEPS).toArray()));
        while (first.isAlive() && !Files.exists(killed.resolve("checkpoint.safetensors"))) {
            first.waitFor(5, TimeUnit.MILLISECONDS);
        }
        first.destroyForcibly(); // SIGKILL
        assertTrue(first.waitFor() != 0, "the run was over before it could be killed");
        String resumed = said(0, saltus(onTheClassPath, training(killed, STEPS).toArray()));
        assertTrue(resumed.contains("continued after"), resumed);
        for (String file : List.of("checkpoint.safetensors", "log.jsonl", "samples.npz")) {
            assertArrayEquals(
                    Files.readAllBytes(straight.resolve(file)), Files.readAllBytes(killed.resolve(file)), file);
        }

        said(0, saltus(onTheClassPath, "sample", killed, "--class=1", "--count=4"));
        String measured =
                said(0, saltus(onTheClassPath, "evaluate", killed, "--count=50", "--metric=reached", "--metric=SW2"));
        assertTrue(
                Pattern.compile("reached +[01]\\.\\d+ +[01]\\.\\d+ ")
                        .matcher(measured)
                        .find(),
                measured);
        assertTrue(measured.contains("\nSW2 "), measured);

        List<String> gone = List.of("-cp", jars.everything(), MAIN);
        String refused = said(2, saltus(gone, "sample", killed));
        assertTrue(
                refused.contains(
                        "The run '" + killed + "' cannot be opened. There is no network 'conv' on the class path"),
                refused);
    }

    @Test
    void theyAreCompared() throws IOException {
        Path out = folder.resolve("out");
        said(
                0,
                saltus(
                        onTheClassPath,
                        "compare",
                        "FlowMatching",
                        "--data=rings:count=2,moons",
                        "--data=rings",
                        "--metric=reached",
                        "--steps=2",
                        "--count=50",
                        "--out=" + out));
        List<String> rows = Files.readAllLines(out.resolve("table.md")).stream()
                .filter(line -> line.startsWith("| FlowMatching"))
                .toList();
        assertEquals(3, rows.size(), rows::toString);
        assertTrue(rows.get(0).contains("rings:count=2") && rows.get(2).contains("rings:count=3"), rows::toString);
    }

    @Test
    void inANamedModuleTheyAreProvided() throws IOException {
        Project project = examples(folder.resolve("project")).source("module-info.java", """
                module mine.doors {
                    requires org.saltus.recipes;

                    provides saltus.runtime.network.ArchitectureFamily with mine.Conv;
                    provides saltus.runtime.data.DataSource with mine.Cifar, mine.Rings;
                    provides saltus.runtime.evaluate.EvaluationMetric with mine.Reached;
                }
                """);
        quiet(project.compile(JDK, "--module-path", jars.compilePath(), "--processor-path", jars.everything()));
        List<String> modules = List.of(
                "--module-path", jars.modulePath(project.classes()), "-cp", jars.librariesPath(), "--add-modules");
        List<String> java = with(modules, "mine.doors", "-m", "org.saltus.runtime/" + MAIN);
        Path out = folder.resolve("run");
        String trained = said(0, saltus(java, training(out, 2).toArray()));
        assertTrue(trained.contains("reached:neighbours=2 "), trained);

        List<String> forgotten = with(modules, "org.saltus.recipes", "-m", "org.saltus.runtime/" + MAIN);
        String refused = said(2, saltus(forgotten, "evaluate", out));
        assertTrue(refused.contains("There is no data set 'cifar' on the module path"), refused);
        assertTrue(refused.contains("provides saltus.runtime.data.DataSource with"), refused);
    }

    /** Two of one name, a constructor with parameters, options that nobody knows, and code that throws. */
    @Test
    void mistakesAreToldWithTheirClass() throws IOException {
        Project project = new Project(folder);
        String law = page("DataSource");
        Matcher example = EXAMPLE.matcher(law);
        List<String> sources = new ArrayList<>();
        while (example.find()) {
            sources.add(example.group(1));
        }
        String rings = sources.get(1);
        project.source("mine/Rings.java", rings.replace("random.below(rings)", "random.below(0)"));
        project.source("mine/More.java", rings.replace("class Rings", "class More"));
        quiet(project.compile(JDK, "-cp", jars.everything()));
        List<String> java = List.of("-cp", jars.everything(project.classes()), MAIN);
        String twice = said(2, saltus(java, "train", "MeanFlow", "--data=rings", "--out=" + folder.resolve("run")));
        assertTrue(twice.contains("Two classes offer the data set 'rings', mine."), twice);
        assertTrue(twice.contains("mine.More") && twice.contains("mine.Rings"), twice);

        Path services = project.classes().resolve("META-INF/services/saltus.runtime.data.DataSource");
        Files.writeString(services, "mine.Rings\n");
        String unknown = said(2, saltus(java, "train", "MeanFlow", "--data=rings:cuont=2"));
        assertTrue(unknown.contains("has the option 'cuont', which is unknown (did you mean 'count'?)"), unknown);
        String thrown = said(2, saltus(java, "train", "MeanFlow", "--data=rings", "--out=" + folder.resolve("run")));
        assertTrue(thrown.contains("The data set 'rings' of the class mine.Rings failed at Rings.java:"), thrown);

        Files.writeString(services, "mine.Gone\n");
        String gone = said(2, saltus(java, "doors"));
        assertTrue(gone.contains("The data set mine.Gone is registered in " + services), gone);
    }
}
