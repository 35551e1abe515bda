package saltus.recipes.benchmark;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import saltus.graph.Dim;
import saltus.graph.Precision;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.data.Batch;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Extras;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.Weight;
import saltus.runtime.program.Feed;
import saltus.runtime.program.Optimiser;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingProgram;
import saltus.runtime.program.TrainingState;
import saltus.runtime.random.Draws;
import saltus.runtime.random.RandomStream;
import saltus.runtime.recipe.RecipeCatalog;

/** A file with all that a step of LatentMeanFlow reads, and what it says: for others that claim to make the same step. */
final class StepForPyTorch {
    private static final int ROWS = 24;
    private static final long SEED = 7;
    private static final RandomLatents DATA = new RandomLatents(8);
    private static final SiT NETWORK = new SiT(4, 8, SiTSize.parse("32x2x4/2"), DATA.classes(), Extras.NONE);

    private final Pipeline recipe =
            RecipeCatalog.load(StepForPyTorch.class.getClassLoader()).find("LatentMeanFlow");
    private final List<Entry> entries = new ArrayList<>();

    private StepForPyTorch() {}

    /** Makes the step on a device, in single precision. */
    static void write(Path file, Device device) {
        new StepForPyTorch().make(file, device);
    }

    private void make(Path file, Device device) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(NETWORK.sample(), ROWS, NETWORK.classes()),
                new BoundNetwork(NETWORK),
                recipe.scaling(),
                false,
                Evaluations.PLANNED);
        recipe.train(step);
        try (TrainingState state = new TrainingState(NETWORK, Precision.SINGLE, false, device)) {
            weights(state);
            Optimiser optimiser = new Optimiser(0.9, 0.999, 1e-8, 0, 1, 0.999, 0);
            try (TrainingProgram program = new TrainingProgram(step, state, optimiser, Precision.SINGLE, device)) {
                StepReport report = program.step(state, feed(step), 5e-4);
                scalar("loss", report.loss());
                scalar("error", report.error());
                scalar("norm", report.gradientNorm());
            }
        }
        entries.add(Entry.longs("heads", new long[0], new long[] {NETWORK.size().heads()}));
        SafetensorsWriter.write(file, Map.of(), entries);
    }

    private void scalar(String name, double value) {
        entries.add(Entry.doubles(name, new long[0], new double[] {value}));
    }

    /** Those of a start, moved, for at the start most of them are zero and nothing depends on anything. */
    private void weights(TrainingState state) {
        int trained = 0;
        int fixed = 0;
        for (Weight weight : NETWORK.weights()) {
            double[] numbers = InitialWeights.of(weight, SEED);
            TensorList list = weight.trained() ? state.parameters() : state.fixed();
            int index = weight.trained() ? trained++ : fixed++;
            if (weight.trained()) {
                RandomStream stream = RandomStream.of(SEED, weight.name(), 1);
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] += 0.1 * stream.normal();
                }
            }
            list.set(index, numbers);
            float[] floats = new float[numbers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) numbers[i];
            }
            entries.add(Entry.floats("model." + weight.name(), list.shape(index), floats));
        }
    }

    private Feed feed(TrainingStep step) {
        Batch batch = DATA.batch(SEED, 0, ROWS);
        long[] shape = LongStream.concat(
                        LongStream.of(ROWS), DATA.sample().dims().stream().mapToLong(Dim::size))
                .toArray();
        entries.add(Entry.floats("images", shape, batch.samples()));
        entries.add(Entry.longs("labels", new long[] {ROWS}, batch.labels()));
        Feed feed = new Feed().reals("images", batch.samples(), shape).integers("labels", batch.labels(), ROWS);
        for (Draw draw : step.draws()) {
            long[] extents = draw.shape().dims().stream()
                    .mapToLong(dim -> dim.isFixed() ? dim.size() : ROWS)
                    .toArray();
            double[] values = Draws.of(SEED, 0, draw, ROWS);
            float[] floats = new float[values.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) values[i];
            }
            feed.reals("draw." + draw.name(), floats, extents);
            entries.add(Entry.floats("draw." + draw.name(), extents, floats));
        }
        return feed;
    }
}
