package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.runtime.checkpoint.SafetensorsReader;
import saltus.runtime.checkpoint.TensorInfo;

/** Several moving averages of one run. */
class AveragesTest {
    private static final int STEPS = 5;
    private static final double[] POWERS = {6.9413, 16.9766}; // of 0.1 and 0.05

    @TempDir
    Path folder;

    /** Each against its formula over the weights of every step, in a run that is stopped after each of them. */
    @Test
    void everyAverageFollowsItsFormula() throws IOException {
        Path stopped = folder.resolve("stopped");
        Map<String, double[]> before = Map.of();
        for (int step = 1; step <= STEPS; step++) {
            train(stopped, step);
            Map<String, double[]> now = tensors(stopped.resolve("checkpoint.safetensors"));
            double warmUp = (1.0 + step) / (10.0 + step);
            List<Double> decays = new ArrayList<>(List.of(Math.min(0.9, warmUp), Math.min(0.2, warmUp), 0.0));
            for (double power : POWERS) {
                decays.add(Math.pow(1 - 1.0 / step, power + 1));
            }
            for (int i = 0; i < decays.size(); i++) {
                String prefix = i == 0 ? "ema" : "ema" + i;
                boolean forgets = step > 1 || decays.get(i) == 0;
                for (String name : now.keySet()) {
                    if (forgets && name.startsWith("model.")) {
                        String own = prefix + name.substring("model".length());
                        check(decays.get(i), before.get(own), now.get(name), now.get(own));
                    }
                }
            }
            before = now;
        }
        Path straight = folder.resolve("straight");
        train(straight, STEPS);
        for (Path file : files(straight)) {
            assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(stopped.resolve(straight.relativize(file))));
        }
        assertEquals(3, files(straight).size());
        samplesOfEachDiffer(straight);
    }

    private static void check(double decay, double[] before, double[] weights, double[] average) {
        for (int i = 0; i < weights.length; i++) {
            double old = decay == 0 ? 0 : decay * before[i];
            assertEquals(old + (1 - decay) * weights[i], average[i], 1e-6);
        }
    }

    private void samplesOfEachDiffer(Path run) throws IOException {
        List<byte[]> drawn = new ArrayList<>();
        for (String name : List.of("0.9", "0.2", "0", "power:0.1", "power:0.05", "power:0.07")) {
            Path out = folder.resolve("s");
            String said = spoken(0, "sample", run, "--ema=" + name, "--steps=1", "--count=4", "--out=" + out);
            assertTrue(said.contains("note: the average " + (name.equals("0") ? "0.0" : name)), said);
            drawn.add(Files.readAllBytes(folder.resolve("s.npz")));
        }
        assertEquals(
                drawn.size(), drawn.stream().map(Arrays::hashCode).distinct().count());
        Path usual = folder.resolve("usual");
        spoken(0, "sample", run, "--steps=1", "--count=4", "--out=" + usual);
        assertArrayEquals(drawn.get(0), Files.readAllBytes(folder.resolve("usual.npz")));
        String other = spoken(2, "sample", run, "--ema=0.8");
        assertTrue(
                other.contains("has not kept the average '0.8', it has 0.9, 0.2, 0.0, power:0.1, power:0.05"), other);
        String none = spoken(2, "sample", run, "--ema=long");
        assertTrue(none.contains("There is no average 'long'; write a decay such as 0.9999, or power:0.05"), none);
    }

    private static List<Path> files(Path run) throws IOException {
        try (Stream<Path> files = Files.walk(run)) {
            return files.filter(file -> file.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, double[]> tensors(Path file) {
        Map<String, double[]> tensors = new TreeMap<>();
        try (SafetensorsReader reader = SafetensorsReader.open(file)) {
            for (TensorInfo info : reader.infos()) {
                if (info.dtype().equals("F32")) {
                    tensors.put(info.name(), reader.doubles(info.name()));
                }
            }
        }
        return tensors;
    }

    private static void train(Path out, int steps) {
        spoken(
                0,
                "train",
                "FlowMatching",
                "--data=digits:16",
                "--network=sit:8x1x2/8",
                "--metric=none",
                "--batch=8",
                "--steps=" + steps,
                "--checkpoint-every=1000",
                "--keep-averages-every=2",
                "--ema=0.9",
                "--ema=0.2",
                "--ema=0",
                "--ema=power:0.1",
                "--ema=power:0.05",
                "--sample-steps=1",
                "--out=" + out);
    }

    private static String spoken(int code, Object... arguments) {
        Console console = Console.run(arguments);
        assertEquals(code, console.code(), console.out() + console.err());
        return console.out() + console.err();
    }
}
