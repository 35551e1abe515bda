package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.pipeline.Pipeline;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.train.PlannedRun;
import saltus.runtime.train.RunStart;
import saltus.runtime.train.TrainingSettings;

/** A name is kept, and what stands behind it has changed: whoever goes on is told what. */
class ChangedUnderneathTest {
    @TempDir
    Path folder;

    private Console train(String data, String steps, String... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "MeanFlow",
                "--data=" + data,
                "--batch=8",
                "--steps=" + steps,
                "--log-every=1",
                "--out=" + folder.resolve("run")));
        arguments.add(data.startsWith("images") ? "--network=resconv:4x1/4" : "--network=mlp:8x1");
        arguments.addAll(List.of(more));
        return Console.run(arguments.toArray());
    }

    /** Refused by every command, and done by none. */
    private void refused(String data, String says) throws IOException {
        Path run = folder.resolve("run");
        byte[] before = Files.readAllBytes(run.resolve("checkpoint.safetensors"));
        for (Console console :
                List.of(train(data, "6"), Console.run("sample", run), Console.run("evaluate", run, "--metric=SW2"))) {
            assertEquals(2, console.code(), console::err);
            assertTrue(console.err().contains(says), () -> "'" + says + "' is not in " + console.err());
            assertTrue(console.err().contains("--anyway"), console::err);
        }
        assertEquals(
                java.util.HexFormat.of().formatHex(before),
                java.util.HexFormat.of().formatHex(Files.readAllBytes(run.resolve("checkpoint.safetensors"))));
    }

    private Path table(String... lines) throws IOException {
        return Files.write(folder.resolve("points.csv"), List.of(lines));
    }

    @Test
    void aValueOfATable() throws IOException {
        String data = "csv:" + table("0.5,1", "-1,2", "0.25,-0.5", "1,1");
        assertEquals(0, train(data, "3").code());
        table("0.5,1", "-1,2", "0.25,-0.25", "1,1");
        refused(data, "the data " + data + " have another content now");
        table("0.5,1", "-1,2", "0.25,-0.5");
        refused(data, "the data " + data + " have another content now");
        table("0.5, 1.0", "-1,2", "0.25,-0.5", "1,1"); // written otherwise, the same numbers
        assertEquals(0, train(data, "6").code());
    }

    @Test
    void anywayIsKeptInTheLog() throws IOException {
        String data = "csv:" + table("0.5,1", "-1,2");
        assertEquals(0, train(data, "3").code());
        table("0.5,1", "-1,3");
        Console sampled = Console.run("sample", folder.resolve("run"), "--anyway");
        assertEquals(0, sampled.code(), sampled::err);
        assertTrue(sampled.out().contains("note: going on anyway: the data " + data), sampled::out);
        Console anyway = train(data, "6", "--anyway", "--seed=4");
        assertEquals(0, anyway.code(), anyway::err);
        List<String> log = Files.readAllLines(folder.resolve("run/log.jsonl"));
        assertEquals(7, log.size());
        assertTrue(log.get(3).startsWith("{\"step\":3,\"anyway\":["), log.get(3));
        assertTrue(log.get(3).contains("have another content now") && log.get(3).contains("seed 0, not 4"), log.get(3));
        // from now on the run is what it has become
        assertEquals(0, train(data, "8", "--seed=4").code());
        assertEquals(2, train(data, "9").code());
    }

    private void picture(String path, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64; i++) {
            image.setRGB(i % 8, i / 8, rgb * (i + 1));
        }
        Path file = folder.resolve("pictures").resolve(path);
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void picturesAndTheirClasses() throws IOException {
        picture("cat/1.png", 1000);
        picture("cat/2.png", 77);
        picture("dog/1.png", 4000);
        String data = "images:" + folder.resolve("pictures") + ":8";
        Console console = train(data, "3");
        assertEquals(0, console.code(), console::err);
        Files.move(folder.resolve("pictures/dog"), folder.resolve("pictures/cow"));
        refused(data, "class 1 called 'dog', not 'cow'");
        Files.move(folder.resolve("pictures/cow"), folder.resolve("pictures/ant"));
        refused(data, "class 0 called 'cat', not 'ant'");
        Files.move(folder.resolve("pictures/ant"), folder.resolve("pictures/dog"));
        Path gone = folder.resolve("pictures/cat/2.png");
        Files.move(gone, folder.resolve("elsewhere.png"));
        refused(data, "another content now");
        Files.move(folder.resolve("elsewhere.png"), gone);
        picture("cat/3.png", 5);
        refused(data, "another content now");
        Files.delete(folder.resolve("pictures/cat/3.png"));
        assertEquals(0, train(data, "6").code());
    }

    /** The same class name, compiled anew from another text. */
    private static Pipeline compiled(String text) {
        return MemoryCompiler.pipeline("MyC", text);
    }

    private void trained(Pipeline pipeline, int steps) {
        Path run = folder.resolve("own");
        TrainingSettings settings = TrainingSettings.defaults(saltus.runtime.data.DataSet.Kind.POINTS)
                .batchSize(8)
                .steps(steps)
                .build();
        PlannedRun planned = PlannedRun.of(
                pipeline, DataSources.open("moons"), Optional.of("mlp:8x1"), settings, 1, Thoroughness.QUICK, run);
        try (FolderLock lock = FolderLock.of(run);
                RunStart start = planned.start(lock, false)) {
            planned.train(start, Device.cpu(), List.of());
        }
    }

    private void differs(Pipeline pipeline, String says) {
        String message = assertThrows(BadInputException.class, () -> trained(pipeline, 6))
                .getMessage();
        assertTrue(message.contains(says), message);
    }

    @Test
    void theDesignOfARecipe() {
        trained(compiled("@saltus.Recipe public interface MyC extends saltus.recipes.ConsistencyLinear {}"), 3);
        differs(
                compiled("@saltus.Recipe public interface MyC extends saltus.recipes.ConsistencyEdm {}"),
                "the design with @FlowPath(LINEAR), not @EdmPath");
    }

    @Test
    void aFormulaOfARecipe() {
        String text = """
                @saltus.Recipe @saltus.FormulaPath
                public interface MyC extends saltus.recipes.MeanFlow {
                    static double alpha(double t) { return 1 - t * t; }
                    static double sigma(double t) { return t * (2 - t); }
                }
                """;
        trained(compiled(text), 3);
        String other = text.replace("t * (2 - t)", "t");
        differs(compiled(other), "other formulas or methods in the recipe");
        trained(compiled(text.replace("1 - t * t;", "1 - t * t; /* a comment */")), 6);
    }
}
