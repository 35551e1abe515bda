package saltus.runtime.sample;

import ai.djl.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import saltus.LabelDropout;
import saltus.graph.Dim;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.Sharing;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.data.Units;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.opening.Gate;
import saltus.runtime.program.SamplerFile;

/** Draws samples from a model, one native call a batch. */
public final class Sampling {
    /** Numbers of guidance that a network reads if it knows windows, and what lies in each. */
    private static final int WINDOWED = 3;

    private static final double MIDDLE = 0.5;

    private Sampling() {}

    /**
     * Refuses requests that a model cannot serve, all at once, so that a list of them is not served in part.
     *
     * @throws BadInputException if the pipeline has obligations that a request does not meet, or memory has no room for
     *     the samples
     */
    public static void check(Model model, List<SampleRequest> requests) {
        requests.forEach(request -> SampleMemory.require(model.network().sample(), request.count()));
        requireServed(model, requests);
    }

    private static void requireServed(Model model, List<SampleRequest> requests) {
        int classes = model.network().classes();
        if (classes == 0 && requests.stream().anyMatch(request -> isGuided(model, request))) {
            throw new BadInputException(
                    "This model was trained without classes and cannot be guided; leave out --guidance.");
        }
        if (!dropsLabels(model) && requests.stream().anyMatch(request -> isGuided(model, request))) {
            throw new BadInputException(
                    "This model has never seen a sample without its class, which guidance leads away from, for its recipe has no @LabelDropout; leave out --guidance.");
        }
        requests.stream()
                .map(request -> request.guided(model.pipeline(), classes))
                .filter(guided -> guided.omega() > 1 && model.network().guidanceInputs() == WINDOWED)
                .filter(guided -> guided.from() > MIDDLE || guided.until() < MIDDLE)
                .findFirst()
                .ifPresent(guided -> {
                    throw new BadInputException(
                            "This model is guided from %s until %s, but training draws windows from 0 .. 0.5 until 0.5 .. 1; give one of those."
                                    .formatted(guided.from(), guided.until()));
                });
        Gate.pass(
                model.pipeline(),
                requests.stream()
                        .map(request -> request.opening(model.pipeline(), classes))
                        .toList());
    }

    private static boolean isGuided(Model model, SampleRequest request) {
        return request.guided(model.pipeline(), model.network().classes()).omega() > 1;
    }

    private static boolean dropsLabels(Model model) {
        return model.pipeline()
                .card()
                .find(LabelDropout.class)
                .filter(dropout -> dropout.value() > 0)
                .isPresent();
    }

    /** The sampler of a model, for batches of any size. */
    private static SamplingStep step(Model model, SampleRequest request) {
        SamplingStep step = new SamplingStep(
                batch(model.network()),
                new BoundNetwork(model.network()),
                model.pipeline().scaling(),
                request.route(),
                request.guided(model.pipeline(), model.network().classes()));
        model.pipeline().sample(step);
        return step;
    }

    /** How often the network is asked on the way from noise to data, guidance aside. */
    public static int evaluations(Model model, SampleRequest request) {
        return step(model, request).evaluations();
    }

    /** Samplers do not ask for the number of rows. */
    private static TrainingStep.Batch batch(Architecture network) {
        return new TrainingStep.Batch(network.sample(), 1, network.classes());
    }

    /**
     * The sampler of a model as a file that needs nothing of Saltus.
     *
     * @param request its steps and its guidance
     * @param units of the data, in which the file gives its samples
     * @throws BadInputException if the pipeline has obligations that the request does not meet
     */
    public static SamplerFile file(Model model, SampleRequest request, Units units) {
        requireServed(model, List.of(request));
        return new SamplerFile(step(model, request), batch(model.network()), units, model.state(), model.precision());
    }

    /**
     * Samples of a model in its own units, all of them in memory.
     *
     * @throws BadInputException if a class is asked for that the model does not know, if memory has no room for them, or if the
     *     pipeline has obligations that the request does not meet
     */
    public static Samples of(Model model, SampleRequest request, Device device) {
        SampleMemory.require(model.network().sample(), request.count());
        try {
            return Samples.together(drawn(model, request, Units.STORED, device));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    /**
     * Samples of a model that are drawn when they are asked for, batch by batch.
     *
     * @param units in which they are had
     * @throws BadInputException if a class is asked for that the model does not know, or if the pipeline has obligations
     *     that the request does not meet
     */
    public static SampleBatches drawn(Model model, SampleRequest request, Units units, Device device) {
        return drawn(model, request, units, device, Sharing.ALONE);
    }

    /**
     * The same by several processes, of which each draws some batches and has all.
     *
     * @param sharing this process among them, each of which goes through the samples as often as the others
     */
    public static SampleBatches drawn(Model model, SampleRequest request, Units units, Device device, Sharing sharing) {
        requireServed(model, List.of(request));
        long[] labels = labels(request, model.network().classes(), dropsLabels(model));
        long[] shape = LongStream.concat(
                        LongStream.of(request.count()),
                        model.network().sample().dims().stream().mapToLong(Dim::size))
                .toArray();
        return new DrawnSamples(model, step(model, request), request, units, device, sharing, labels, shape);
    }

    private static long[] labels(SampleRequest request, int classes, boolean dropsLabels) {
        List<Integer> wanted = request.classes().isEmpty()
                ? IntStream.range(0, Math.max(1, classes)).boxed().toList()
                : request.classes();
        for (int label : wanted) {
            if (classes > 0 && (label < 0 || label > classes)) {
                throw new BadInputException(
                        "There is no class %d; this model knows 0 to %d.".formatted(label, classes - 1));
            }
            if (classes > 0 && label == classes && !dropsLabels) {
                throw new BadInputException(
                        "This model has never seen a sample without its class, for its recipe has no @LabelDropout; leave out --class none.");
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
}
