package saltus.recipes.gaussian;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.runtime.data.NormalPoints;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Networks;
import saltus.runtime.network.Weight;
import saltus.runtime.program.Feed;
import saltus.runtime.program.SamplingProgram;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Every recipe with an affine network on normal data. Its one-step map is read off: samples of the noises 0 and 1 are offset
 * and slope of each coordinate, and W2 to the data follows without any sampling error.
 */
class ClosedFormTest {
    private static final double BOUND = 0.02;
    private static final int[] DIMENSIONS = {1, 2, 4, 8, 16};

    /** Recipes that end elsewhere: how far they may be off, and why. */
    private static final Map<String, Double> OTHERWISE = Map.of();

    static List<Pipeline> recipes() {
        List<Pipeline> all = new ArrayList<>();
        ServiceLoader.load(Pipeline.class).forEach(all::add);
        all.removeIf(pipeline -> !pipeline.card().type().startsWith("saltus.recipes.")
                || pipeline.getClass().getPackageName().contains(".cli")
                || pipeline.card().recipe().startsWith("Perceptual"));
        all.sort(Comparator.comparing(pipeline -> pipeline.card().recipe()));
        return all;
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void trainingReachesTheClosedForm(Pipeline pipeline) {
        String recipe = pipeline.card().recipe();
        int dimension = DIMENSIONS[Math.floorMod(recipe.hashCode(), DIMENSIONS.length)];
        double distance = distance(pipeline, new NormalPoints("gaussian:" + dimension, dimension));
        System.out.printf(Locale.ROOT, "W2 %-40s %3d %6.2f %%%n", recipe, dimension, 100 * distance);
        double bound = OTHERWISE.getOrDefault(recipe, BOUND);
        assertTrue(distance <= bound, () -> recipe + " is off by " + distance + " of the data's deviation");
    }

    private static double distance(Pipeline pipeline, NormalPoints data) {
        Architecture network = Networks.parse("affine", data.sample(), 0, pipeline.needsLogVariance());
        TrainingSettings settings = TrainingSettings.defaults(data)
                .batchSize(256)
                .steps(Integer.getInteger("steps", 1500))
                .learningRate(5e-3)
                .decayAfter(300)
                .emaDecay(0.995)
                .build();
        try (Trainer trainer = new Trainer(pipeline, network, data, settings, Device.cpu())) {
            while (trainer.made() < settings.steps()) {
                trainer.next();
            }
            return distance(trainer, pipeline, network, data);
        }
    }

    /** W2 of the one-step samples' law from the data's, over the root of the data's variance. */
    private static double distance(Trainer trainer, Pipeline pipeline, Architecture network, NormalPoints data) {
        int d = data.dimension();
        SamplingStep step = new SamplingStep(
                new TrainingStep.Batch(data.sample(), 2, 0),
                new BoundNetwork(network),
                pipeline.scaling(),
                pipeline.usualSteps(),
                1);
        pipeline.sample(step);
        float[] noises = new float[2 * d];
        Arrays.fill(noises, d, 2 * d, 1);
        List<String> names = network.weights().stream().map(Weight::name).toList();
        try (SamplingProgram program = new SamplingProgram(step, names, List.of(), Precision.SINGLE, Device.cpu())) {
            Feed feed = new Feed().integers("labels", new long[2], 2);
            for (String noise : step.noises()) {
                feed.reals(noise, noises, 2, d);
            }
            double[] samples =
                    program.sample(trainer.state().average(), trainer.state().fixed(), feed);
            double squares = 0;
            double variance = 0;
            for (int i = 0; i < d; i++) {
                double deviation = Math.abs(samples[d + i] - samples[i]);
                squares += Math.pow(samples[i] - data.mean(i), 2) + Math.pow(deviation - data.deviation(i), 2);
                variance += data.deviation(i) * data.deviation(i);
            }
            return Math.sqrt(squares / variance);
        }
    }
}
