package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What ranks do when they meet after steps of their own, as one native call: with {@code a} the parameters that they set out from,
 * {@code p} the mean of those that they have come to, and momentum {@code m},
 *
 * <pre>{@code
 * m = momentum * m + (a - p)
 * a = a - rate * ((a - p) + momentum * m)
 * }</pre>
 *
 * <p>are the new parameters of all (DiLoCo, arXiv 2311.08105, algorithm 1, with PyTorch's {@code SGD(nesterov=True)}). Everything
 * else that they have, moments, counters, averages and target, becomes its mean, so that the state of all is one again, and that of a
 * meeting is what a checkpoint holds. A process alone makes the outer step from its own parameters.
 */
public final class OuterStep implements AutoCloseable {
    /** Numbers that it keeps for one of a parameter: momentum and anchor. */
    static final int LISTS = 2;

    private static final String SET_OUT = "set_out";
    private static final String MEET = "meet";

    /** Numbers of a report that are always there. */
    private static final int SCALARS = 4;

    /** Tensors by the bufferful: a journey for each would take many times as long. The largest fits. */
    private static final String MEANS = """
              def means(self: __torch__.saltus.M, xs: List[Tensor], buffer: Tensor) -> int:
                n = 0
                while n < len(xs):
                  first = n
                  filled = 0
                  while n < len(xs) and filled + torch.numel(xs[n]) <= torch.numel(buffer):
                    filled = filled + torch.numel(xs[n])
                    n = n + 1
                  w = torch.cat([torch.flatten(q) for q in xs[first:n]], 0, out=torch.slice(buffer, 0, 0, filled))
                  c = SUM
                  w = torch.div_(BACK, RANKS.0)
                  sizes = [torch.numel(q) for q in xs[first:n]]
                  parts = torch.split_with_sizes(w, sizes)
                  for i in range(len(parts)):
                    torch.copy_(xs[first + i], torch.view_as(parts[i], xs[first + i]))
                return n
            """;

    private final TrainingState state;
    private final TensorList momentum;
    private final int ranks;
    private final NDManager manager;
    private final TensorList anchors;
    private final NDArray buffer;
    private final NativeProgram program;

    /**
     * @param state that steps change, with an outer momentum
     * @param ranks that meet; of several, the process group is there when they do
     */
    public OuterStep(TrainingState state, int ranks, LocalSteps how, Device device) {
        this.state = state;
        this.momentum = state.outerMomentum()
                .orElseThrow(() -> new IllegalArgumentException("a state without a momentum of outer steps"));
        this.ranks = ranks;
        this.manager = NativeEngine.manager(device);
        TensorList parameters = state.parameters();
        List<long[]> shapes = IntStream.range(0, parameters.size())
                .mapToObj(parameters::shape)
                .toList();
        DataType type = parameters.isDouble() ? DataType.FLOAT64 : DataType.FLOAT32;
        this.anchors = TensorList.zeros(manager, "anchors", shapes, type);
        this.buffer = manager.zeros(new Shape(ranks == 1 ? 0 : bufferful(shapes)), type);
        this.program = new NativeProgram(text(how), Optional.empty(), device);
    }

    private static long bufferful(List<long[]> shapes) {
        long largest = 0;
        long all = 0;
        for (long[] shape : shapes) {
            long numbers = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
            largest = Math.max(largest, numbers);
            all += numbers;
        }
        return Math.max(largest, Math.min(all, Buckets.NUMBERS));
    }

    /** The method that puts means in the place of tensors. */
    static String means(int ranks) {
        return MEANS.replace("SUM", Collectives.sum(Collectives.there("w")))
                .replace("BACK", Collectives.back(Collectives.done("c"), "w"))
                .replace("RANKS", String.valueOf(ranks));
    }

    private String text(LocalSteps how) {
        Script script = new Script(Optional.empty());
        if (ranks > 1) {
            script.and(means(ranks));
        }
        script.method(SET_OUT, "xs: List[Tensor], anchors: List[Tensor]", "Tensor");
        script.recording(false);
        script.inner("for i in range(len(anchors)):");
        script.inner("  torch.copy_(anchors[i], xs[i])");
        script.line("return torch.zeros([])");
        script.method(
                MEET,
                "said: Tensor, buffer: Tensor, xs: List[Tensor], os: List[Tensor], anchors: List[Tensor]",
                "Tensor");
        script.recording(false);
        if (ranks > 1) {
            script.inner("n = self.means(xs, buffer)");
            script.inner("c = " + Collectives.sum(Collectives.there("said")));
            script.inner("said = " + Collectives.done("c") + " / %d.0".formatted(ranks));
        }
        script.inner("for i in range(len(anchors)):");
        script.inner("  way = torch.sub(anchors[i], xs[i])");
        script.inner("  m = torch.add_(torch.mul_(os[i], %s), way)".formatted(how.momentum()));
        script.inner("  a = torch.sub_(anchors[i], torch.add(way, m, alpha=%s), alpha=%s)"
                .formatted(how.momentum(), how.rate()));
        script.inner("  torch.copy_(xs[i], a)");
        script.line("return said");
        return script.text();
    }

    /** The lists of which a meeting makes means, the parameters first. */
    private void appendTo(NDList arguments) {
        state.lists().values().stream()
                .filter(list -> list != momentum)
                .forEach(list -> list.appendTo(arguments, "xs"));
    }

    /** The parameters are where all set out from. */
    public void setOut() {
        NDList arguments = new NDList();
        appendTo(arguments);
        anchors.appendTo(arguments);
        program.call(SET_OUT, arguments).close();
    }

    /**
     * Meets the others, who call it, too, and sets out again.
     *
     * @param own what this rank's last step said
     * @return the mean of what all say; of rows its own
     */
    public StepReport meet(StepReport own) {
        try (NDManager scope = program.manager().newSubManager()) {
            Map<String, Double> besides = new TreeMap<>(own.diagnostics());
            double[] numbers = DoubleStream.concat(
                            DoubleStream.of(own.loss(), own.error(), own.gradientNorm(), own.applied() ? 0 : 1),
                            besides.values().stream().mapToDouble(Double::doubleValue))
                    .toArray();
            NDList arguments = new NDList(scope.create(numbers), buffer);
            appendTo(arguments);
            momentum.appendTo(arguments);
            anchors.appendTo(arguments);
            double[] said = program.call(MEET, arguments).singletonOrThrow().toDoubleArray();
            int next = SCALARS;
            for (String name : List.copyOf(besides.keySet())) {
                besides.put(name, said[next++]);
            }
            return new StepReport(said[0], said[1], said[2], said[3] == 0, besides, own.rows());
        }
    }

    @Override
    public void close() {
        program.close();
        manager.close();
    }
}
