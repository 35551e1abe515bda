package saltus.recipes.benchmark;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import saltus.recipes.crash.CrashBenchmark;
import saltus.recipes.faults.DiskBenchmark;
import saltus.recipes.soundness.SoundnessBenchmark;

/**
 * Runs the benchmarks: steps, prices of evaluations, memory, compilation, ways to make a step, waiting for data, Java's share of a step, the engine's settings, failing disks, kills. Steps are printed as ratios, which mean more than times on a shared
 * machine. Times compared are the best: what else the machine does can only add to them.
 */
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException, IOException, InterruptedException {
        Options options = new OptionsBuilder()
                .include(TrainingStepBenchmark.class.getName())
                .forks(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(3))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(4))
                .build();
        ratios(new Runner(options).run());
        System.out.println();
        PlannedWork.main(arguments);
        System.out.println();
        EvaluationPrices.print();
        System.out.println();
        ResidentMemory.print();
        System.out.println();
        CompileTime.print();
        System.out.println();
        StepWays.main(arguments);
        System.out.println();
        DataWait.main(arguments);
        System.out.println();
        JavaShare.main(arguments);
        System.out.println();
        EngineSettings.main(arguments);
        System.out.println();
        DiskBenchmark.main(arguments);
        System.out.println();
        SoundnessBenchmark.main(arguments);
        System.out.println();
        CrashBenchmark.main(arguments);
    }

    private static void ratios(Collection<RunResult> results) {
        Map<String, Map<String, Double>> byRecipe = new TreeMap<>();
        for (RunResult result : results) {
            byRecipe.computeIfAbsent(result.getParams().getParam("recipe"), r -> new TreeMap<>())
                    .put(
                            result.getParams().getParam("order"),
                            result.getPrimaryResult().getStatistics().getMin());
        }
        System.out.printf("%n%-20s %12s %12s %8s%n", "recipe", "planned ms", "reference ms", "ratio");
        byRecipe.forEach((recipe, orders) -> {
            double planned = orders.get("PLANNED");
            double reference = orders.get("REFERENCE");
            System.out.printf(
                    Locale.ROOT, "%-20s %12.2f %12.2f %8.2f%n", recipe, planned, reference, planned / reference);
        });
    }
}
