package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.graph.Dtype;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.MemoryNeed;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Weight;

/** Everything that a run changes: parameters, moments, averages and counters, as flat lists in the network's order. */
public final class TrainingState implements AutoCloseable {
    /** Prefix of the target network's own weights. */
    public static final String TARGET = "target";

    /** Prefix of the means of squares of gradients, of those weights of which the rule keeps one. */
    public static final String SQUARES = "exp_avg_sq";

    /** Prefix of the counters, a scalar for each trained weight. */
    public static final String COUNTERS = "step";

    /** Prefix of the momentum of outer steps. */
    public static final String OUTER = "outer";

    private final MemoryNeed need;
    private final NDManager manager;
    private final List<String> trained;
    private final List<String> frozen;
    private final List<String> squared;
    private final List<Depth> depths;
    private final TensorList parameters;
    private final TensorList fixed;
    private final TensorList firstMoments;
    private final Optional<TensorList> secondMoments;
    private final TensorList counters;
    private final TensorList average;
    private final List<TensorList> moreAverages;
    private final Optional<TensorList> target;
    private final Optional<TensorList> outerMomentum;

    /**
     * Zero state for a network that AdamW trains.
     *
     * @param precision decides the type in which state is stored
     * @param separateTarget true if the target network has parameters of its own
     * @throws BadInputException if the machine has no room for it
     */
    public TrainingState(Architecture network, Precision precision, boolean separateTarget, Device device) {
        this(network, precision, UpdateRule.ADAMW, separateTarget, 0, false, device);
    }

    /**
     * The same for another rule, and with more averages than one.
     *
     * @param rule decides which moments there are
     * @param more averages besides
     * @param outer true if there are outer steps, which have a momentum
     */
    public TrainingState(
            Architecture network,
            Precision precision,
            UpdateRule rule,
            boolean separateTarget,
            int more,
            boolean outer,
            Device device) {
        int besides = (separateTarget ? 1 : 0) + more + (outer ? OuterStep.LISTS : 0);
        WeightMemory memory =
                WeightMemory.of(network, precision, weight -> rule.lists(weight) + besides, rule.working());
        memory.require(network, device);
        this.need = memory.need();
        this.manager = NativeEngine.manager(device);
        DataType type = precision.storage() == Dtype.F64 ? DataType.FLOAT64 : DataType.FLOAT32;
        List<Weight> learned =
                network.weights().stream().filter(Weight::trained).toList();
        List<Weight> tables =
                network.weights().stream().filter(w -> !w.trained()).toList();
        List<long[]> shapes = learned.stream().map(TrainingState::shape).toList();
        this.trained = learned.stream().map(Weight::name).toList();
        this.frozen = tables.stream().map(Weight::name).toList();
        this.depths = learned.stream().map(Weight::depth).toList();
        this.parameters = TensorList.zeros(manager, "ps", shapes, type);
        this.fixed = TensorList.zeros(
                manager, "fs", tables.stream().map(TrainingState::shape).toList(), type);
        this.firstMoments = TensorList.zeros(manager, "ms", shapes, type);
        List<Weight> squared = learned.stream().filter(rule::squares).toList();
        this.squared = squared.stream().map(Weight::name).toList();
        this.secondMoments = squared.isEmpty()
                ? Optional.empty()
                : Optional.of(TensorList.zeros(
                        manager,
                        "vs",
                        squared.stream().map(TrainingState::shape).toList(),
                        type));
        List<long[]> scalars = shapes.stream().map(s -> new long[0]).toList();
        this.counters = TensorList.zeros(manager, "ns", scalars, DataType.FLOAT32);
        this.average = TensorList.zeros(manager, "es", shapes, type);
        this.moreAverages = IntStream.rangeClosed(1, more)
                .mapToObj(i -> TensorList.zeros(manager, "e" + i, shapes, type))
                .toList();
        this.target = separateTarget ? Optional.of(TensorList.zeros(manager, "ts", shapes, type)) : Optional.empty();
        this.outerMomentum = outer ? Optional.of(TensorList.zeros(manager, "os", shapes, type)) : Optional.empty();
    }

    private static long[] shape(Weight weight) {
        return weight.shape().stream().mapToLong(Integer::longValue).toArray();
    }

    /** The memory that it takes with the gradients. */
    MemoryNeed need() {
        return need;
    }

    /** Names of the trained weights, in list order. */
    public List<String> trained() {
        return trained;
    }

    /** Names of the fixed tables, in list order. */
    public List<String> frozen() {
        return frozen;
    }

    /** Names of the weights that a list of {@link #lists} has, in its order. */
    public List<String> names(String list) {
        return list.equals(SQUARES) ? squared : trained;
    }

    /** Where the trained weights stand, in list order. */
    List<Depth> depths() {
        return depths;
    }

    /** The student's trained weights. */
    public TensorList parameters() {
        return parameters;
    }

    /** The fixed tables. */
    public TensorList fixed() {
        return fixed;
    }

    /** Exponential moving average of the parameters: what is sampled. */
    public TensorList average() {
        return average;
    }

    /** Further averages of the parameters. */
    public List<TensorList> moreAverages() {
        return moreAverages;
    }

    /** The target network's own weights, if it has any. */
    public Optional<TensorList> target() {
        return target;
    }

    /** The momentum of outer steps, if there are any. */
    Optional<TensorList> outerMomentum() {
        return outerMomentum;
    }

    TensorList firstMoments() {
        return firstMoments;
    }

    /** Means of squares, if the rule keeps any. */
    Optional<TensorList> secondMoments() {
        return secondMoments;
    }

    TensorList counters() {
        return counters;
    }

    /**
     * The prefixes of {@link #lists}.
     *
     * @param network that is trained
     * @param rule that trains it
     * @param separateTarget true if the target network has parameters of its own
     */
    public static List<String> names(Architecture network, UpdateRule rule, boolean separateTarget) {
        List<String> names = new ArrayList<>(List.of("model", "ema", "exp_avg"));
        if (network.weights().stream().anyMatch(weight -> weight.trained() && rule.squares(weight))) {
            names.add(SQUARES);
        }
        names.add(COUNTERS);
        if (separateTarget) {
            names.add(TARGET);
        }
        return names;
    }

    /** The prefix of an average, the first being 0. */
    public static String averageName(int index) {
        return index == 0 ? "ema" : "ema" + index;
    }

    /** Every list under the prefix that its tensors have in a checkpoint, in a fixed order. */
    public Map<String, TensorList> lists() {
        Map<String, TensorList> lists = new LinkedHashMap<>();
        lists.put("model", parameters);
        lists.put("ema", average);
        lists.put("exp_avg", firstMoments);
        secondMoments.ifPresent(list -> lists.put(SQUARES, list));
        lists.put(COUNTERS, counters);
        target.ifPresent(list -> lists.put(TARGET, list));
        for (int i = 0; i < moreAverages.size(); i++) {
            lists.put(averageName(i + 1), moreAverages.get(i));
        }
        outerMomentum.ifPresent(list -> lists.put(OUTER, list));
        return Collections.unmodifiableMap(lists);
    }

    /** Bytes of all lists. */
    public double bytes() {
        return lists().values().stream().mapToDouble(TensorList::allBytes).sum();
    }

    /** The numbers as they are. */
    public StateNumbers numbers() {
        return StateNumbers.of(this);
    }

    /** The numbers as they are now, whatever steps follow, in as much memory again. */
    public StateNumbers copied() {
        return StateNumbers.copied(this);
    }

    /** Live native arrays of this state: constant over a run. */
    public int handles() {
        return manager.getManagedArrays().size();
    }

    @Override
    public void close() {
        manager.close();
    }
}
