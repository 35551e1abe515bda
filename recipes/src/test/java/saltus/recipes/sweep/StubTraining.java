package saltus.recipes.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import saltus.runtime.cli.BoundToParent;

/**
 * What a sweep takes for a training: it waits a moment for each step, and its metric is a function of its arguments. Recipes
 * with {@code PseudoHuber} are refused, those with {@code AbsoluteError} come to nothing.
 */
final class StubTraining {
    /** What it says, whatever it really takes. */
    static final double STEPS_A_SECOND = 50;

    private static final int MILLIS_A_STEP = 5;

    private final List<String> arguments;

    private StubTraining(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        BoundToParent.watch();
        System.exit(new StubTraining(Arrays.asList(arguments)).run());
    }

    private String option(String name) {
        return arguments.get(arguments.indexOf(name) + 1);
    }

    private int run() throws IOException, InterruptedException {
        String recipe = arguments.get(1);
        if (recipe.contains("PseudoHuber")) {
            System.err.println("saltus: The batch is odd; give an even one.");
            return 2;
        }
        Path folder = Files.createDirectories(Path.of(option("--out")));
        append(
                folder.resolve("pids.txt"),
                String.valueOf(ProcessHandle.current().pid()));
        long steps = Long.parseLong(option("--steps"));
        for (long step = 1; step <= steps; step++) {
            Thread.sleep(MILLIS_A_STEP);
            append(folder.resolve("log.jsonl"), "{\"step\":%d}".formatted(step));
        }
        if (recipe.contains("AbsoluteError")) {
            System.err.println("saltus: The numbers are not finite.");
            return 3;
        }
        int seed = Integer.parseInt(option("--seed"));
        double noise = (option("--seed") + recipe).hashCode() / (100.0 * Integer.MAX_VALUE);
        double value = (recipe.contains("AdaptiveWeight") ? 0.5 : 1) + 1.0 / steps + 0.1 * seed + noise;
        Files.writeString(
                folder.resolve("metrics.json"),
                "{\"step\":%d,\"evaluations\":1,\"samples\":9,\"scores\":[{\"metric\":\"SW2\",\"value\":%s,\"floor\":{\"mean\":0.25,\"spread\":0.1,\"repeats\":8}},{\"metric\":\"off\",\"value\":0.125,\"floor\":{\"mean\":0,\"spread\":0,\"repeats\":8}}]}"
                        .formatted(steps, value));
        Files.writeString(folder.resolve("time.json"), "{\"%d\":%s}".formatted(steps, steps / STEPS_A_SECOND));
        append(folder.resolve("ended.txt"), String.valueOf(steps));
        return 0;
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(
                file, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
