package saltus.recipes.gaussian;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.recipes.EulerianSelfDistillationPipeline;
import saltus.recipes.FiniteDifferenceMeanFlowPipeline;
import saltus.recipes.FlowMatchingPipeline;
import saltus.recipes.FreeFlowPipeline;
import saltus.recipes.MeanFlowPipeline;
import saltus.recipes.SplitMeanFlowPipeline;
import saltus.runtime.data.NormalPoints;
import saltus.runtime.door.Named;
import saltus.runtime.network.Affine;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Weight;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.SamplingProgram;
import saltus.runtime.train.RateSchedule;
import saltus.runtime.train.TrainedTeacher;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * The affine network as the native program trains it on normal data. Its one-step map is read off: samples of the noises 0
 * and 1 are offset and slope of each coordinate, and W2 to the data follows without any sampling error. All recipes are
 * trained in closed form by the test kit.
 */
class ClosedFormTest {
    /** What short runs reach: after 3,000 steps the moving average and the rate still move by this much. */
    private static final double BOUND = 0.04;

    private static final int STEPS = 3000;

    static List<Pipeline> recipes() {
        return List.of(
                new FlowMatchingPipeline(),
                new MeanFlowPipeline(),
                new SplitMeanFlowPipeline(),
                new FiniteDifferenceMeanFlowPipeline(),
                new EulerianSelfDistillationPipeline(),
                new FreeFlowPipeline());
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void trainingReachesTheClosedForm(Pipeline pipeline) {
        int dimension = 1 + Math.floorMod(pipeline.card().recipe().hashCode(), 16);
        NormalPoints data = new NormalPoints(dimension);
        double distance = pipeline.needsTeacher() ? taught(pipeline, data) : distance(pipeline, data, Optional.empty());
        assertTrue(distance <= BOUND, () -> "off by " + distance + " of the data's deviation");
    }

    /** By a teacher that learns the velocity of the same data first. */
    private static double taught(Pipeline pipeline, NormalPoints data) {
        Pipeline flow = new FlowMatchingPipeline();
        Architecture network = new Affine(data.dimension(), Extras.of(flow, 0));
        try (Trainer trainer = new Trainer(flow, network, data.set(), settings(data, Optional.empty()), Device.cpu())) {
            while (trainer.made() < STEPS) {
                trainer.next();
            }
            TrainedTeacher teacher = new TrainedTeacher(
                    "flow matching",
                    flow,
                    new Named<>("normal", data.set()),
                    network,
                    "of this test",
                    device -> ModelState.lent(network, trainer.state()));
            return distance(pipeline, data, Optional.of(teacher));
        }
    }

    private static TrainingSettings settings(NormalPoints data, Optional<TrainedTeacher> teacher) {
        return TrainingSettings.defaults(data.set().kind())
                .batchSize(256)
                .steps(STEPS)
                .learningRate(5e-3)
                .schedule(new RateSchedule.InverseSquareRoot(300))
                .emaDecay(0.995)
                .teacher(teacher)
                .build();
    }

    private static double distance(Pipeline pipeline, NormalPoints data, Optional<TrainedTeacher> teacher) {
        Architecture network = new Affine(data.dimension(), Extras.of(pipeline, 0));
        TrainingSettings settings = settings(data, teacher);
        try (Trainer trainer = new Trainer(pipeline, network, data.set(), settings, Device.cpu())) {
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
                new TrainingStep.Batch(network.sample(), 2, 0),
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
