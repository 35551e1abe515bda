package saltus.runtime.train;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.pipeline.Batching;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.Opening;
import saltus.runtime.Ahead;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.NetworkReading;
import saltus.runtime.network.Weight;
import saltus.runtime.opening.Gate;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.Feed;
import saltus.runtime.program.FeedMemory;
import saltus.runtime.program.OuterStep;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TeacherState;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingProgram;
import saltus.runtime.program.TrainingState;
import saltus.runtime.random.Draws;

/** Makes training steps: draws, one native call, and the state that it changes. */
public final class Trainer implements AutoCloseable {
    /** Of batches and draws that wait for their steps. */
    private static final long MOST_BYTES_AHEAD = 1L << 28;

    /** Bytes of state, batches and draws for which it is worth to tidy up: that takes some hundredths of a second. */
    private static final double LARGE = 1 << 24;

    private final Pipeline pipeline;
    private final Architecture network;
    private final DataSet data;
    private final TrainingSettings settings;
    private final Batching batching;
    private final Device device;
    private final List<Draw> draws;
    private final TrainingState state;
    private final Optional<TeacherState> teacher;
    private final TrainingProgram program;
    private final BatchParts parts;
    private final Optional<OuterStep> outer;
    private final FeedMemory memory = new FeedMemory();
    private final Ahead<Feed> feeds;
    private long made;
    private Optional<StepReport> last = Optional.empty();

    /**
     * A trainer at step 0, its weights initialised by the seed.
     *
     * @throws BadInputException if the pipeline has obligations that batch, data or network do not meet, or the feature
     *     network is none or has no use
     */
    public Trainer(Pipeline pipeline, Architecture network, DataSet data, TrainingSettings settings, Device device) {
        this(pipeline, network, data, settings, Evaluations.PLANNED, alone(settings), device);
    }

    private static BatchParts alone(TrainingSettings settings) {
        return new BatchParts(1, 0, settings.turns());
    }

    /** The same in a given order of evaluations, for comparisons. */
    public Trainer(
            Pipeline pipeline,
            Architecture network,
            DataSet data,
            TrainingSettings settings,
            Evaluations order,
            Device device) {
        this(pipeline, network, data, settings, order, alone(settings), device);
    }

    /**
     * The same for a rank of several. With steps of its own it trains its rows of each batch as if they were all, until ranks meet.
     *
     * @param parts in which the batch lies, with this rank's number; the process group is there
     */
    public Trainer(
            Pipeline pipeline,
            Architecture network,
            DataSet data,
            TrainingSettings settings,
            Evaluations order,
            BatchParts parts,
            Device device) {
        this.pipeline = pipeline;
        this.network = network;
        this.device = device;
        this.data = data;
        this.settings = settings;
        this.parts = parts;
        this.batching = pipeline.batching();
        boolean isLocal = settings.localSteps().isPresent();
        TrainingStep step =
                isLocal ? ownStep(pipeline, network, settings, order, parts) : step(pipeline, network, settings, order);
        settings.features().ifPresent(features -> features.check(network.sample(), settings.precision(), device));
        this.draws = step.draws();
        this.state = new TrainingState(
                network,
                settings.precision(),
                settings.rule(),
                pipeline.targetDecay() > 0,
                settings.moreAverages().size(),
                isLocal,
                device);
        this.outer = settings.localSteps().map(local -> new OuterStep(state, parts.ranks(), local, device));
        this.teacher = settings.teacher().map(model -> model.state(settings.precision(), device));
        this.program = new TrainingProgram(
                step,
                state,
                settings.optimiser(pipeline.targetDecay()),
                settings.precision(),
                settings.features(),
                teacher,
                isLocal ? new BatchParts(1, 0, parts.turns()) : parts,
                settings.recording(),
                device);
        this.feeds = new Ahead<>(this::feed, settings.steps(), stepsAhead());
        initialise();
    }

    /** The step of a rank whose rows are all of its batch. */
    private static TrainingStep ownStep(
            Pipeline pipeline, Architecture network, TrainingSettings settings, Evaluations order, BatchParts parts) {
        int batch = settings.batchSize();
        if (batch % parts.count() != 0) {
            throw new BadInputException(
                    "A batch of %d rows cannot lie in %s: each has as many rows as the others. Give a --batch that %d divides."
                            .formatted(batch, parts, parts.count()));
        }
        int rows = parts.onRank(batch);
        try {
            return step(
                    pipeline,
                    network,
                    ImmutableTrainingSettings.copyOf(settings).withBatchSize(rows),
                    order);
        } catch (BadInputException e) {
            throw parts.ranks() == 1
                    ? e
                    : new BadInputException(
                            "%s%nOf the --batch %d each of %d ranks makes %d, which are the whole batch of its --local-steps."
                                    .formatted(e.getMessage(), batch, parts.ranks(), rows),
                            e);
        }
    }

    /** Steps whose batches and draws are made ahead: more than there are processors, within bounded memory. */
    private int stepsAhead() {
        long fitting = MOST_BYTES_AHEAD / Math.max(1, bytesOfFeed());
        return (int) Math.max(1, Math.min(fitting, Runtime.getRuntime().availableProcessors() + 1L));
    }

    /** Bytes of a step's batch and draws. */
    private long bytesOfFeed() {
        int rows = parts.onRank(settings.batchSize());
        int each = settings.precision().storage() == Dtype.F64 ? Double.BYTES : Float.BYTES;
        long numbers = (long) rows * network.sample().fixedSize();
        for (Draw draw : draws) {
            numbers += Arrays.stream(extents(draw, rows)).reduce(1, (a, b) -> a * b);
        }
        return each * numbers;
    }

    /**
     * The step that a pipeline writes.
     *
     * @throws BadInputException if the pipeline has obligations that batch or network do not meet
     */
    static TrainingStep step(Pipeline pipeline, Architecture network, TrainingSettings settings, Evaluations order) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), settings.batchSize(), network.classes()),
                new BoundNetwork(network),
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                order,
                settings.teacher().map(TrainedTeacher::binding));
        try {
            Gate.pass(pipeline, List.of(opening(network, settings)));
            pipeline.train(step);
            return step;
        } catch (IllegalArgumentException e) {
            throw new BadInputException(
                    "The recipe %s cannot train with these settings: %s."
                            .formatted(pipeline.card().recipe(), e.getMessage()),
                    e);
        }
    }

    /** What the pipeline is told about training before it starts. */
    public static Opening opening(Architecture network, TrainingSettings settings) {
        return new Opening.Training(
                settings.batchSize(),
                network.classes(),
                NetworkReading.of(network),
                network.sample(),
                settings.features().isPresent(),
                settings.teacher().map(TrainedTeacher::taught));
    }

    private void initialise() {
        List<Weight> learned =
                network.weights().stream().filter(Weight::trained).toList();
        List<Weight> tables =
                network.weights().stream().filter(weight -> !weight.trained()).toList();
        List<TensorList> alike = new ArrayList<>(List.of(state.parameters(), state.average()));
        alike.addAll(state.moreAverages());
        state.target().ifPresent(alike::add);
        fill(alike, learned);
        fill(List.of(state.fixed()), tables);
    }

    /** Each weight is drawn once, which takes longer than a step where there are many. */
    private void fill(List<TensorList> lists, List<Weight> weights) {
        for (int i = 0; i < weights.size(); i++) {
            double[] numbers = InitialWeights.of(weights.get(i), settings.seed());
            for (TensorList list : lists) {
                list.set(i, numbers);
            }
        }
    }

    /** What is trained. */
    Architecture network() {
        return network;
    }

    /** What the root mean square of the trained weights is, as a multiple of what it was at the start. */
    double growth() {
        double before = 0;
        double now = 0;
        List<Weight> learned =
                network.weights().stream().filter(Weight::trained).toList();
        for (int i = 0; i < learned.size(); i++) {
            before += squares(InitialWeights.of(learned.get(i), settings.seed()));
            now += squares(state.parameters().doubles(i));
        }
        return Math.sqrt(now / before);
    }

    private static double squares(double... numbers) {
        return Arrays.stream(numbers).map(x -> x * x).sum();
    }

    /** The greatest number of the last step's samples, by its amount; not finite if one is not. */
    double greatestSample() {
        double greatest = 0;
        for (float sample : batch(Math.max(0, made - 1)).samples()) {
            greatest = Float.isNaN(sample) ? Double.NaN : Math.max(greatest, Math.abs(sample));
        }
        return greatest;
    }

    /** A trainer with the same weights before the same last step. */
    Trainer inDoublePrecision() {
        TrainingSettings exact = ImmutableTrainingSettings.copyOf(settings)
                .withPrecision(Precision.DOUBLE)
                .withLocalSteps(Optional.empty());
        Trainer other = new Trainer(pipeline, network, data, exact, device);
        for (int i = 0; i < state.parameters().size(); i++) {
            other.state.parameters().set(i, state.parameters().doubles(i));
            int index = i;
            other.state
                    .target()
                    .ifPresent(target ->
                            target.set(index, state.target().orElseThrow().doubles(index)));
        }
        other.continueAfter(Math.max(0, made - 1));
        return other;
    }

    /** Steps made so far. */
    public long made() {
        return made;
    }

    /** Says that the state is that after {@code steps} steps. */
    public void continueAfter(long steps) {
        made = steps;
    }

    /** What the steps change. */
    public TrainingState state() {
        return state;
    }

    /** Native calls so far: one a step, those of meetings left out. */
    public long calls() {
        return program.calls();
    }

    /** Live native arrays: constant over a run. */
    public int handles() {
        return program.handles()
                + state.handles()
                + teacher.map(TeacherState::handles).orElse(0);
    }

    /** Seconds in native calls so far, in all; the rest of the time of steps is Java's. */
    public double computed() {
        return program.seconds();
    }

    /** Seconds that steps have waited for their batches and draws, in all. */
    public double waited() {
        return feeds.waited();
    }

    /** Makes the next step. */
    public StepReport next() {
        Feed feed = feeds.take(made);
        StepReport report =
                program.step(state, feed, settings.learningRate(made), pipeline.targetDecay(made), decays());
        feed.giveBack(memory);
        made++;
        last = Optional.of(report);
        return report;
    }

    /**
     * Called before the first step, when the state is that of all ranks: steps of their own begin here. Where much memory will be
     * taken, what Java still holds of what was drawn or read goes back to the machine.
     */
    public void setOut() {
        outer.ifPresent(OuterStep::setOut);
        if (state.bytes() + stepsAhead() * bytesOfFeed() >= LARGE) {
            System.gc();
        }
    }

    /**
     * Meets the other ranks, after at least one step since the last meeting.
     *
     * @return the mean of what all say of their last step; of rows its own
     */
    public StepReport meet() {
        return outer.orElseThrow().meet(last.orElseThrow());
    }

    private List<Double> decays() {
        return settings.averaging().stream()
                .map(average -> average.decay(made + 1))
                .toList();
    }

    /** Everything that a step reads besides the state: a function of its number. Of a rank, its own rows. */
    private Feed feed(long step) {
        int from = parts.from(settings.batchSize());
        int rows = parts.onRank(settings.batchSize());
        Batch batch = batch(step);
        Feed feed = new Feed()
                .reals("images", batch.samples(), shape(data.sample().dims(), rows))
                .integers("labels", batch.labels(), rows);
        for (Draw draw : draws) {
            String name = "draw." + draw.name();
            long[] extents = extents(draw, rows);
            if (Draws.hasRows(draw)) {
                feed.reals(
                        name, (first, end) -> Draws.of(settings.seed(), step, draw, from + first, from + end), extents);
            } else {
                feed.reals(name, Draws.of(settings.seed(), step, draw, rows), extents);
            }
        }
        return feed.ready(settings.precision().storage(), memory);
    }

    private Batch batch(long step) {
        int size = settings.batchSize();
        int from = parts.from(size);
        int to = from + parts.onRank(size);
        return switch (batching) {
            case SHUFFLED -> data.batch(settings.seed(), step, size, from, to);
            case ONE_CLASS -> data.oneClassBatch(settings.seed(), step, size, from, to);
        };
    }

    private static long[] shape(List<Dim> sample, int rows) {
        long[] shape = new long[sample.size() + 1];
        shape[0] = rows;
        for (int i = 0; i < sample.size(); i++) {
            shape[i + 1] = sample.get(i).size();
        }
        return shape;
    }

    private static long[] extents(Draw draw, int rows) {
        return draw.shape().dims().stream()
                .mapToLong(dim -> dim.isFixed() ? dim.size() : rows)
                .toArray();
    }

    @Override
    public void close() {
        feeds.close();
        program.close();
        outer.ifPresent(OuterStep::close);
        teacher.ifPresent(TeacherState::close);
        state.close();
    }
}
