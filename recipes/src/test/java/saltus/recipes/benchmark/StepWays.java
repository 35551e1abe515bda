package saltus.recipes.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import saltus.graph.Precision;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Task;
import saltus.runtime.program.Recording;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Prints what a step takes of time and of memory when it is made at once, in turns, in segments that are computed again, and
 * with products in bfloat16: of 16 latents of 4x32x32 in patches of 2, which are 256 tokens, by one thread. Seconds are those
 * of the processor; memory is the most that the process had beyond what it had before its first step. Each is measured in a
 * process of its own.
 */
public final class StepWays {
    private static final String NETWORK = System.getProperty("saltus.network", "sit:384x6x6/2");
    private static final int ROWS = Integer.getInteger("saltus.rows", 16);
    private static final int SIDE = 32;
    private static final int STEPS = Integer.getInteger("saltus.steps", 4);
    private static final double MEGA = 1024;

    private StepWays() {}

    /** With arguments, one way: recipe, turns, how it records, number types. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 4) {
            measure(
                    arguments[0],
                    Integer.parseInt(arguments[1]),
                    Recording.valueOf(arguments[2]),
                    Precision.valueOf(arguments[3]));
            return;
        }
        System.out.printf("%-24s %6s %-12s %-8s %10s %12s%n", "recipe", "turns", "recording", "reals", "seconds", "MB");
        for (String recipe : new String[] {"FlowMatching", "LatentMeanFlow", "InductiveMomentMatching"}) {
            for (Precision precision : new Precision[] {Precision.SINGLE, Precision.MIXED}) {
                child(recipe, 1, Recording.AT_ONCE, precision);
                child(recipe, 4, Recording.AT_ONCE, precision);
                child(recipe, 1, Recording.IN_SEGMENTS, precision);
                child(recipe, 4, Recording.IN_SEGMENTS, precision);
            }
        }
    }

    private static void child(String recipe, int turns, Recording recording, Precision precision) throws IOException {
        ChildJava.run(
                "-Xms1g",
                "-Xmx1g",
                "-XX:+AlwaysPreTouch",
                "-Dai.djl.pytorch.num_threads=1",
                "-Dsaltus.network=" + NETWORK,
                "-Dsaltus.rows=" + ROWS,
                "-Dsaltus.steps=" + STEPS,
                StepWays.class.getName(),
                recipe,
                String.valueOf(turns),
                recording.name(),
                precision.name());
    }

    private static void measure(String recipe, int turns, Recording recording, Precision precision) throws IOException {
        DataSet data = new RandomLatents(SIDE);
        TrainingSettings settings = TrainingSettings.defaults(data.kind())
                .batchSize(ROWS)
                .steps(STEPS + 1L)
                .turns(turns)
                .recording(recording)
                .precision(precision)
                .build();
        Architecture network = Architectures.open(
                        NETWORK, new Task(data.kind(), data.sample(), data.classes(), Extras.NONE))
                .value();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (Trainer trainer = new Trainer(
                RecipeCatalog.load(StepWays.class.getClassLoader()).find(recipe),
                network,
                data,
                settings,
                Device.cpu())) {
            double before = megabytes("VmRSS:");
            double[] seconds = new double[STEPS];
            trainer.next();
            for (int i = 0; i < STEPS; i++) {
                long begun = threads.getCurrentThreadCpuTime();
                trainer.next();
                seconds[i] = (threads.getCurrentThreadCpuTime() - begun) / 1e9;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%-24s %6d %-12s %-8s %10.2f %12.0f%n",
                    recipe,
                    turns,
                    recording,
                    precision,
                    Arrays.stream(seconds).min().orElseThrow(),
                    megabytes("VmHWM:") - before);
        }
    }

    private static double megabytes(String what) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith(what))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / MEGA)
                .findFirst()
                .orElse(Double.NaN);
    }
}
