package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.checkpoint.TensorInfo;

/** Trainings that begin with weights which are already there. */
class FromTest {
    @TempDir
    Path folder;

    private Path first;

    @BeforeEach
    void train() {
        first = folder.resolve("first");
        said(0, 4, first);
    }

    @Test
    void whatGoesOnElsewhereEndsWithTheSameWeights() throws IOException {
        said(0, 6, first);
        Path other = folder.resolve("other");
        said(0, 4, folder.resolve("begun"));
        String said = said(0, 6, other, "--from=" + folder.resolve("begun"), "--continue");
        assertTrue(said.contains("goes on after 4 steps of '" + folder.resolve("begun")), said);
        assertEquals(tensors(first).keySet(), tensors(other).keySet());
        tensors(first)
                .forEach(
                        (name, bytes) -> assertArrayEquals(bytes, tensors(other).get(name), name));
    }

    /** alpha-Flow's turn from steps to the derivative: everything that its training remembers is taken over as it is. */
    @Test
    void stepsGoOnWithTheDerivative() {
        Path steps = folder.resolve("steps");
        said("AlphaFlow", 0, 4, steps);
        Path turned = folder.resolve("turned");
        String said = said("UnguidedMeanFlow", 0, 5, turned, "--from=" + steps, "--continue", "--lr=1e-30");
        assertTrue(said.contains("goes on after 4 steps of '" + steps), said);
        assertTrue(said.contains("with its model, ema, exp_avg, exp_avg_sq, step"), said);
        assertEquals(tensors(steps).keySet(), tensors(turned).keySet());
        tensors(steps).forEach((name, bytes) -> {
            if (name.startsWith("model.")) {
                assertArrayEquals(bytes, tensors(turned).get(name), name);
            }
        });
        Path further = folder.resolve("further");
        said("UnguidedMeanFlow", 0, 6, further, "--from=" + steps, "--continue");
        said("AlphaFlow", 0, 6, steps);
        assertTrue(
                tensors(steps).entrySet().stream()
                        .anyMatch(tensor -> !Arrays.equals(
                                tensor.getValue(), tensors(further).get(tensor.getKey()))),
                "the derivative trains as the steps did");
    }

    @Test
    void studentAndAverageBeginWithThePart() {
        Path begun = folder.resolve("begun");
        String said = said(0, 1, begun, "--from=" + first, "--lr=1e-30", "--ema=0");
        assertTrue(said.contains("25 of 25 weights are taken from 'ema' of '" + first), said);
        Map<String, byte[]> before = tensors(first);
        Map<String, byte[]> after = tensors(begun);
        int seen = 0;
        for (Map.Entry<String, byte[]> tensor : after.entrySet()) {
            if (tensor.getKey().startsWith("model.") || tensor.getKey().startsWith("ema.")) {
                String name = tensor.getKey().substring(tensor.getKey().indexOf('.'));
                assertArrayEquals(before.get("ema" + name), tensor.getValue(), name);
                seen++;
            }
        }
        assertEquals(50, seen);
    }

    @Test
    void whatHasBegunGoesOnWithoutTheFile() throws IOException {
        Path file = export(first, "w.safetensors");
        Path run = folder.resolve("run");
        said(0, 2, run, "--from=" + file);
        Path straight = folder.resolve("straight");
        said(0, 5, straight, "--from=" + file);
        Files.delete(file);
        said(0, 5, run, "--from=" + file);
        assertArrayEquals(
                Files.readAllBytes(straight.resolve("checkpoint.safetensors")),
                Files.readAllBytes(run.resolve("checkpoint.safetensors")));
        String gone = said(2, 5, folder.resolve("new"), "--from=" + file);
        assertTrue(gone.contains("there is no such file"), gone);
        String other = said(2, 6, run);
        assertTrue(other.contains("holds another run (from model sha256:"), other);
    }

    @Test
    void whatDoesNotFitIsRefused() throws IOException {
        Path new1 = folder.resolve("new");
        String steps = said(2, 3, new1, "--from=" + first, "--continue");
        assertTrue(steps.contains("has made 4 steps, which is more than 3; give --steps 4 or more."), steps);
        String alone = said(2, 3, new1, "--continue");
        assertTrue(
                alone.contains("--part, --map and --continue say how --from FILE is read; give --from, too."), alone);
        String shape = said(2, 3, new1, "--from=" + first, "--network=sit:16x1x2/8");
        assertTrue(shape.contains("that of the network has ["), shape);
        String moments = said(2, 9, new1, "--from=" + export(first, "w.safetensors"), "--continue");
        assertTrue(moments.contains("does not say after how many steps it was saved"), moments);
        assertFalse(Files.exists(new1));
    }

    @Test
    void importedWeightsDrawTheSameSamples() throws IOException {
        Path file = export(first, "w.safetensors");
        Path run = folder.resolve("imported");
        String network = "--network=sit:8x1x2/8";
        String sample = "--sample=1x16x16";
        String said = spoken(0, "import", file, "FlowMatching", network, sample, "--classes=10", "--out=" + run);
        assertTrue(said.contains("FlowMatching: sit:8x1x2/8 1x16x16 classes 10, 10 classes, images"), said);
        assertTrue(spoken(0, "sample", run, "--steps=1").contains("imported without"));
        spoken(0, "sample", first, "--steps=1", "--out=" + folder.resolve("drawn"));
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("drawn.npz")), Files.readAllBytes(run.resolve("samples-1step.npz")));
        String again = spoken(2, "import", file, "FlowMatching", network, sample, "--classes=10", "--out=" + run);
        assertTrue(again.contains("has a run; give another one with --out."), again);
        String heads =
                spoken(2, "import", file, "FlowMatching", sample, "--classes=10", "--out=" + folder.resolve("x"));
        assertTrue(heads.contains("give the network with --network, such as sit:128x4x4/2."), heads);
        String more = spoken(
                2, "import", file, "ExplicitShortcut", network, sample, "--classes=10", "--out=" + folder.resolve("x"));
        assertTrue(more.contains("has no 'logvar_linear.weight', and 2 weights of the network are missing"), more);
    }

    /** The averages as a file of anybody. */
    private static Path export(Path run, String name) {
        List<Entry> entries = new ArrayList<>();
        Path file = run.resolveSibling(name);
        try (SafetensorsReader reader = SafetensorsReader.open(run.resolve("checkpoint.safetensors"))) {
            for (TensorInfo info : reader.infos()) {
                if (info.name().startsWith("ema.")) {
                    entries.add(Entry.bytes(
                            info.name().substring(4), "F32", info.shape(), () -> reader.bytes(info.name())));
                }
            }
            SafetensorsWriter.write(file, Map.of(), entries);
        }
        return file;
    }

    private static Map<String, byte[]> tensors(Path run) {
        Map<String, byte[]> tensors = new TreeMap<>();
        try (SafetensorsReader reader = SafetensorsReader.open(run.resolve("checkpoint.safetensors"))) {
            for (TensorInfo info : reader.infos()) {
                if (info.name().contains(".")) {
                    tensors.put(info.name(), reader.bytes(info.name()).array());
                }
            }
        }
        return tensors;
    }

    private static String said(int code, int steps, Path out, String... more) {
        return said("FlowMatching", code, steps, out, more);
    }

    private static String said(String recipe, int code, int steps, Path out, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                recipe,
                "--data=digits:16",
                "--metric=none",
                "--batch=16",
                "--steps=" + steps,
                "--sample-steps=1",
                "--checkpoint-every=1000",
                "--out=" + out));
        if (Stream.of(more).noneMatch(option -> option.startsWith("--network"))) {
            arguments.add("--network=sit:8x1x2/8");
        }
        arguments.addAll(List.of(more));
        return spoken(code, arguments.toArray());
    }

    private static String spoken(int code, Object... arguments) {
        Console console = Console.run(arguments);
        assertEquals(code, console.code(), console.out() + console.err());
        return console.out() + console.err();
    }
}
