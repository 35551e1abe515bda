package saltus.recipes.ranks;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What steps of their own make of ranks: the same number of steps and samples in one process, on ranks that meet inside each step, and
 * on ranks that meet seldom. Prints the loss of the last steps and metrics of the samples, one of each seed. Properties: {@code
 * saltus.seeds}, how many (3 unless told), {@code saltus.steps} (2000) and {@code saltus.local}, a configuration alone.
 */
public final class LocalStepsBenchmark {
    private static final int SEEDS = Integer.getInteger("saltus.seeds", 3);
    private static final int STEPS = Integer.getInteger("saltus.steps", 2000);
    private static final String ALONE = System.getProperty("saltus.local", "");
    private static final int LAST_LINES = 4;

    private LocalStepsBenchmark() {}

    /** Prints a row for each configuration. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("saltus-local-steps");
        System.out.println("| options | loss at the end | off | SW2 |");
        System.out.println("|---|---|---|---|");
        for (String options : configurations()) {
            List<String> losses = new ArrayList<>();
            List<String> off = new ArrayList<>();
            List<String> distances = new ArrayList<>();
            for (int seed = 0; seed < SEEDS; seed++) {
                Path run = folder.resolve("run" + seed + options.replace(" ", ""));
                train(options + " --seed " + seed, run);
                losses.add(decimal(loss(run)));
                off.add(decimal(metric(run, "off")));
                distances.add(decimal(metric(run, "SW2")));
            }
            System.out.printf(
                    "| `%s` | %s | %s | %s |%n",
                    options, String.join(", ", losses), String.join(", ", off), String.join(", ", distances));
        }
    }

    private static List<String> configurations() {
        if (!ALONE.isEmpty()) {
            return List.of(ALONE);
        }
        List<String> all = new ArrayList<>(List.of(
                "--batch 512",
                "--batch 256",
                "--batch 128",
                "--batch 512 --ranks 2")); // beside what a rank comes to that meets nobody
        for (int ranks : new int[] {2, 4}) {
            for (int steps : new int[] {10, 50, 100}) {
                all.add("--batch 512 --ranks %d --local-steps %d --outer-momentum 0.5".formatted(ranks, steps));
            }
        }
        for (String outer : List.of("--outer-rate 1 --outer-momentum 0", "--outer-momentum 0.9")) {
            all.add("--batch 512 --ranks 2 --local-steps 50 " + outer);
        }
        return all;
    }

    private static void train(String options, Path run) throws IOException, InterruptedException {
        Process process = OtherJava.saltus("train MeanFlow --steps " + STEPS
                        + " --ema 0.995 --threads 1 --metric off --metric SW2 --no-page --out " + run
                        + " " + options)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(30, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException("no training: " + options);
        }
    }

    private static double loss(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("log.jsonl"));
        return lines.subList(lines.size() - LAST_LINES, lines.size()).stream()
                .mapToDouble(line -> JsonParser.parseString(line)
                        .getAsJsonObject()
                        .get("loss")
                        .getAsDouble())
                .average()
                .orElseThrow();
    }

    private static double metric(Path run, String name) throws IOException {
        JsonObject all = JsonParser.parseString(Files.readString(run.resolve("metrics.json")))
                .getAsJsonObject();
        for (JsonElement metric : all.getAsJsonArray("scores")) {
            if (metric.getAsJsonObject().get("metric").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("no " + name + " in " + all);
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
