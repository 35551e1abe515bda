package saltus.recipes.benchmark;

import ai.djl.Device;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import saltus.graph.Precision;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Task;
import saltus.runtime.program.Recording;
import saltus.runtime.program.StepEstimate;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * What the planned order of evaluations does of the work of the reference order, for every shipped recipe that learns latents
 * without files of others: floating-point operations and bytes of activations, counted, and seconds of the processor (the
 * least of some steps, the two orders in turn).
 */
public final class PlannedWork {
    private static final String NETWORK = System.getProperty("saltus.network", "sit:128x4x4/2");
    private static final int ROWS = Integer.getInteger("saltus.rows", 64);
    private static final int STEPS = Integer.getInteger("saltus.steps", 5);
    private static final int SIDE = 8;
    private static final double GIGA = 1e9;
    private static final double MEGA = 1e6;

    private PlannedWork() {}

    private record Work(double flops, double bytes) {}

    public static void main(String[] arguments) {
        System.out.printf(
                "%s, batch %d%n%-36s %8s %8s %6s %8s %8s %6s %8s %8s %6s%n",
                NETWORK, ROWS, "planned, reference, ratio of", "GFLOP", "", "", "MB", "", "", "ms", "", "");
        for (Pipeline recipe :
                RecipeCatalog.load(PlannedWork.class.getClassLoader()).all()) {
            if (!ShippedRecipes.isShipped(recipe)) {
                continue;
            }
            try {
                print(recipe);
            } catch (BadInputException e) {
                System.out.printf(
                        "%-36s %s%n",
                        recipe.card().recipe(),
                        Objects.requireNonNull(e.getMessage())
                                .lines()
                                .findFirst()
                                .orElse(""));
            }
        }
    }

    private static void print(Pipeline recipe) {
        RandomLatents data = new RandomLatents(SIDE);
        Architecture network =
                Architectures.open(NETWORK, Task.of(data, recipe)).value();
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).batchSize(ROWS).build();
        double planned = Double.POSITIVE_INFINITY;
        double reference = Double.POSITIVE_INFINITY;
        try (Trainer one = new Trainer(recipe, network, data, settings, Evaluations.PLANNED, Device.cpu());
                Trainer other = new Trainer(recipe, network, data, settings, Evaluations.REFERENCE, Device.cpu())) {
            one.next();
            other.next();
            for (int i = 0; i < STEPS; i++) {
                planned = Math.min(planned, seconds(one));
                reference = Math.min(reference, seconds(other));
            }
        }
        Work of = work(recipe, network, settings, Evaluations.PLANNED);
        Work beside = work(recipe, network, settings, Evaluations.REFERENCE);
        System.out.printf(
                Locale.ROOT,
                "%-36s %8.1f %8.1f %6.2f %8.0f %8.0f %6.2f %8.1f %8.1f %6.2f%n",
                recipe.card().recipe(),
                of.flops() / GIGA,
                beside.flops() / GIGA,
                of.flops() / beside.flops(),
                of.bytes() / MEGA,
                beside.bytes() / MEGA,
                of.bytes() / beside.bytes(),
                planned * 1e3,
                reference * 1e3,
                planned / reference);
    }

    private static double seconds(Trainer trainer) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        trainer.next();
        return (threads.getCurrentThreadCpuTime() - begun) / GIGA;
    }

    private static Work work(Pipeline recipe, Architecture network, TrainingSettings settings, Evaluations order) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), ROWS, network.classes()),
                new BoundNetwork(network),
                recipe.scaling(),
                recipe.targetDecay() > 0,
                order,
                Optional.empty());
        recipe.train(step);
        StepEstimate estimate = StepEstimate.of(
                step,
                network,
                settings.rule(),
                recipe.targetDecay() > 0,
                Optional.empty(),
                Precision.SINGLE,
                Recording.AT_ONCE,
                1,
                false);
        return new Work(estimate.flops(), estimate.memory().getOrDefault("activations", 0.0));
    }
}
