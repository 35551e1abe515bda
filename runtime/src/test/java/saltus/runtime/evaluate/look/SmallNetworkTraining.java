package saltus.runtime.evaluate.look;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Scaling;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;
import saltus.runtime.program.Devices;
import saltus.runtime.program.Feed;
import saltus.runtime.program.Optimiser;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TrainingProgram;
import saltus.runtime.program.TrainingState;

/**
 * Trains the small feature network on drawn digits and writes its numbers: the same bits from the same command, on one thread.
 * It learns which digit was drawn and what was done to the drawing, in pictures of three sizes in turn.
 */
final class SmallNetworkTraining {
    private static final int[] SIDES = {16, 24, 32};
    private static final int BATCH = 64;
    private static final double RATE = 3e-3;
    private static final int WARM_UP = 50;
    private static final int MEASURED = 1500;
    private static final Optimiser ADAM = new Optimiser(0.9, 0.99, 1e-8, 0.01, 1, 0.98, 0);

    private final TrainingState state =
            new TrainingState(new Shown(SIDES[0]), Precision.SINGLE, false, Devices.parse("cpu"));
    private final List<TrainingProgram> programs = new ArrayList<>();

    /** The network as training knows networks. */
    private record Shown(int side) implements Architecture {
        @Override
        public String name() {
            return "small";
        }

        @Override
        public Shape sample() {
            return Shape.of(3, side, side);
        }

        @Override
        public int classes() {
            return TreatedDigits.CLASSES;
        }

        @Override
        public List<Weight> weights() {
            return SmallNetwork.trained();
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            return SmallNetwork.features(weights, z);
        }
    }

    private SmallNetworkTraining() {
        List<Weight> weights = SmallNetwork.trained();
        for (int i = 0; i < weights.size(); i++) {
            double[] start = InitialWeights.of(weights.get(i), 0);
            state.parameters().set(i, start);
            state.average().set(i, start);
        }
        for (int side : SIDES) {
            programs.add(new TrainingProgram(step(side), state, ADAM, Precision.SINGLE, Devices.parse("cpu")));
        }
    }

    /** The cross-entropies of the digit, where there is one, and of the treatment. */
    private static TrainingStep step(int side) {
        Shown shown = new Shown(side);
        Weights[] bound = new Weights[1];
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(shown.sample(), BATCH, shown.classes()),
                (graph, role, detached) -> {
                    bound[0] = new BoundNetwork(shown).weights(graph, Role.PARAMETER, false);
                    return (z, r, t, condition) -> SmallNetwork.features(bound[0], z);
                },
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
        Tensor features = SmallNetwork.features(bound[0], step.images());
        Tensor labels = step.labels();
        Tensor number = labels.cast(saltus.graph.Dtype.F32);
        Tensor treatment = number.dividedBy(TreatedDigits.DIGITS).plus(1e-3).floor();
        Tensor digit = number.minus(treatment.times(TreatedDigits.DIGITS));
        Tensor rows = surprise(SmallNetwork.digits(bound[0], features), digit)
                .plus(surprise(SmallNetwork.treatments(bound[0], features), treatment));
        step.diagnose("digit right", right(SmallNetwork.digits(bound[0], features), digit));
        step.diagnose("treatment right", right(SmallNetwork.treatments(bound[0], features), treatment));
        step.loss(rows, rows);
        return step;
    }

    /** Minus the logarithm of the probability of the true class; 0 for a class beyond the last. */
    private static Tensor surprise(Tensor logits, Tensor label) {
        return chosen(logits.softmax().maximum(1e-12).log(), label).negate();
    }

    /** The probability of the true class. */
    private static Tensor right(Tensor logits, Tensor label) {
        return chosen(logits.softmax(), label);
    }

    private static Tensor chosen(Tensor values, Tensor label) {
        int classes = values.shape().dim(1).size();
        Tensor mask =
                label.reshape(Shape.rows(Dim.BATCH, 1)).equalTo(label.graph().iota(classes));
        return mask.choose(values, values.zeros()).sum(1);
    }

    private void train(int steps) {
        long start = System.nanoTime();
        for (int i = 0; i < steps; i++) {
            int size = i % SIDES.length;
            TreatedDigits.Batch batch = TreatedDigits.batch(SIDES[size], i, BATCH);
            Feed feed = new Feed()
                    .reals("images", batch.images(), BATCH, 3, SIDES[size], SIDES[size])
                    .integers("labels", batch.labels(), BATCH);
            double rate = RATE * Math.min(1, (i + 1.0) / WARM_UP) * (1 + Math.cos(Math.PI * i / steps)) / 2;
            StepReport report = programs.get(size).step(state, feed, rate);
            if ((i + 1) % 50 == 0) {
                System.out.printf(
                        "%5d  loss %.3f  %s  %.0f s%n",
                        i + 1, report.loss(), report.diagnostics(), (System.nanoTime() - start) / 1e9);
            }
        }
    }

    private ByteBuffer numbers() {
        int all = SmallNetwork.stored().stream()
                .mapToInt(weight -> (int) weight.size())
                .sum();
        ByteBuffer numbers = ByteBuffer.allocate(all * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int seeing = SmallNetwork.stored().size() - 2;
        for (int i = 0; i < seeing; i++) {
            numbers.put(state.average().bytes(i));
        }
        int at = numbers.position();
        for (int i = 0; i < SmallNetwork.FEATURES; i++) {
            numbers.putFloat(0);
        }
        for (int i = 0; i < SmallNetwork.FEATURES; i++) {
            numbers.putFloat(1);
        }
        measure(numbers.flip(), at);
        return numbers;
    }

    /** Puts mean and deviation of the features of untreated digits in their place. */
    private static void measure(ByteBuffer numbers, int at) {
        FeatureMoments moments = FeatureMoments.none(SmallNetwork.FEATURES);
        for (int side : SIDES) {
            Pictures.Size size = new Pictures.Size(1, side, side);
            try (SmallLook look = SmallLook.open(numbers, size, Devices.parse("cpu"))) {
                for (int from = 0; from < MEASURED; from += look.rows()) {
                    float[] digits = TreatedDigits.plain(side, from, look.rows());
                    float[] features = look.of(Pictures.of(digits, size)).features();
                    double[] wide = new double[features.length];
                    for (int i = 0; i < wide.length; i++) {
                        wide[i] = features[i];
                    }
                    moments = moments.plus(FeatureMoments.of(wide, SmallNetwork.FEATURES));
                }
            }
        }
        double[] mean = moments.mean();
        double[] covariance = moments.covariance();
        for (int i = 0; i < SmallNetwork.FEATURES; i++) {
            double deviation = Math.sqrt(covariance[i * SmallNetwork.FEATURES + i]);
            numbers.putFloat(at + i * Float.BYTES, (float) mean[i]);
            numbers.putFloat(at + (SmallNetwork.FEATURES + i) * Float.BYTES, (float) Math.max(1e-3, deviation));
        }
    }

    /** Writes the numbers into a file; a second argument may say how many steps. */
    public static void main(String[] arguments) throws Exception {
        Devices.useThreads(1);
        int steps = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3000;
        SmallNetworkTraining training = new SmallNetworkTraining();
        training.train(steps);
        byte[] numbers = training.numbers().array();
        Files.write(Path.of(arguments[0]), numbers);
        System.out.println(numbers.length + " bytes");
    }
}
