package saltus.runtime.sample;

import ai.djl.Device;
import java.util.List;
import java.util.stream.IntStream;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Weight;
import saltus.runtime.opening.Gate;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.SamplerFile;
import saltus.runtime.program.SamplingProgram;
import saltus.runtime.random.RandomStream;

/** Draws samples from a model, one native call a batch. */
public final class Sampling {
    /** Numbers in a batch of samples, about: large enough to keep the machine busy, small enough for its memory. */
    private static final int NUMBERS = 1 << 16;

    private Sampling() {}

    /**
     * Refuses requests that a model cannot serve, all at once, so that a list of them is not served in part.
     *
     * @throws BadInputException if the pipeline has obligations that a request does not meet, or memory has no room for
     *     the samples
     */
    public static void check(Model model, List<SampleRequest> requests) {
        Architecture network = model.network();
        requests.forEach(request -> SampleMemory.require(network.sample(), request.count()));
        int classes = network.classes();
        if (classes == 0 && requests.stream().anyMatch(request -> request.guidance() > 1)) {
            throw new BadInputException(
                    "This model was trained without classes and cannot be guided; leave out --guidance.");
        }
        Gate.pass(
                model.pipeline(),
                requests.stream().map(request -> request.opening(classes)).toList());
    }

    /** The sampler of a model, for batches of any size. */
    private static SamplingStep step(Model model, SampleRequest request) {
        SamplingStep step = new SamplingStep(
                batch(model.network()),
                new BoundNetwork(model.network()),
                model.pipeline().scaling(),
                request.steps(),
                request.guidance());
        model.pipeline().sample(step);
        return step;
    }

    /** Samplers do not ask for the number of rows. */
    private static TrainingStep.Batch batch(Architecture network) {
        return new TrainingStep.Batch(network.sample(), 1, network.classes());
    }

    /**
     * The sampler of a model as a file that needs nothing of Saltus.
     *
     * @param request its steps and its guidance
     * @throws BadInputException if the pipeline has obligations that the request does not meet
     */
    public static SamplerFile file(Model model, SampleRequest request) {
        check(model, List.of(request));
        return new SamplerFile(step(model, request), batch(model.network()), model.state(), model.precision());
    }

    /**
     * Samples of a model.
     *
     * @throws BadInputException if a class is asked for that the model does not know, or if the pipeline has obligations
     *     that the request does not meet
     */
    public static Samples of(Model model, SampleRequest request, Device device) {
        check(model, List.of(request));
        Architecture network = model.network();
        long[] labels = labels(request, network.classes());
        int width = Math.toIntExact(network.sample().fixedSize());
        int rows = Math.max(1, Math.min(request.count(), NUMBERS / width));
        SamplingStep step = step(model, request);
        ModelState state = model.state();
        float[] values = new float[Math.multiplyExact(request.count(), width)];
        try (SamplingProgram program =
                new SamplingProgram(step, names(state.learned()), names(state.tables()), model.precision(), device)) {
            for (int first = 0; first < request.count(); first += rows) {
                int size = Math.min(rows, request.count() - first);
                batch(program, step.noises(), state, request, labels, first, shape(network, size), values);
            }
        }
        requireFinite(values, request);
        return new Samples(values, labels, shape(network, request.count()));
    }

    private static void requireFinite(float[] values, SampleRequest request) {
        int bad = 0;
        for (float value : values) {
            bad += Float.isFinite(value) ? 0 : 1;
        }
        if (bad > 0) {
            throw new UnusableResultException(
                    "The samples in %s steps have %s numbers that are not finite, of %s: they were not kept. The weights are finite, but the network's outputs are not; train again with a lower --lr, or sample in another number of steps."
                            .formatted(request.steps(), bad, values.length));
        }
    }

    private static void batch(
            SamplingProgram program,
            List<String> noises,
            ModelState state,
            SampleRequest request,
            long[] labels,
            int first,
            long[] shape,
            float[] values) {
        int size = (int) shape[0];
        int width = values.length / labels.length;
        long[] classes = java.util.Arrays.copyOfRange(labels, first, first + size);
        Feed feed = new Feed().integers("labels", classes, size);
        for (String name : noises) {
            feed.reals(name, noise(request.seed(), name, first, size, width), shape);
        }
        double[] samples = program.sample(state.parameters(), state.fixed(), feed);
        for (int i = 0; i < samples.length; i++) {
            values[first * width + i] = (float) samples[i];
        }
    }

    /** Normal numbers that depend on the seed, their name and the number of the sample alone. */
    private static float[] noise(long seed, String name, int first, int size, int width) {
        float[] values = new float[size * width];
        for (int i = 0; i < size; i++) {
            RandomStream random = RandomStream.of(seed, name, first + i);
            for (int j = 0; j < width; j++) {
                values[i * width + j] = (float) random.normal();
            }
        }
        return values;
    }

    private static long[] labels(SampleRequest request, int classes) {
        List<Integer> wanted = request.classes().isEmpty()
                ? IntStream.range(0, Math.max(1, classes)).boxed().toList()
                : request.classes();
        for (int label : wanted) {
            if (classes > 0 && (label < 0 || label >= classes)) {
                throw new BadInputException(
                        "There is no class %d; this model knows 0 to %d.".formatted(label, classes - 1));
            }
        }
        if (classes == 0 && !request.classes().isEmpty()) {
            throw new BadInputException("This model was trained without classes; leave out --class.");
        }
        long[] labels = new long[request.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = wanted.get(i % wanted.size());
        }
        return labels;
    }

    private static List<String> names(List<Weight> weights) {
        return weights.stream().map(Weight::name).toList();
    }

    private static long[] shape(Architecture network, int rows) {
        return java.util.stream.LongStream.concat(
                        java.util.stream.LongStream.of(rows),
                        network.sample().dims().stream().mapToLong(dim -> dim.size()))
                .toArray();
    }
}
