package saltus.recipes.benchmark;

import ai.djl.Device;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import saltus.graph.Dim;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Condition;
import saltus.pipeline.plan.Mode;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.Extras;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.Mlp;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.Weight;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ReplayProgram;
import saltus.runtime.program.TrainingState;

/**
 * What the modes of evaluation cost beside what plans count for them, as ratios of one run: a forward pass is 1, and a
 * derivative along (v, 0, 1) is priced beside a value with its gradient, in which both are in training. All
 * programs take their turn in each round, whose thread's processor time counts: it does not see who else uses the machine.
 * That is all of it where the engine has one thread ({@code OMP_NUM_THREADS=1}).
 */
public final class EvaluationPrices {
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 20;
    private static final int CLASSES = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Precision SINGLE = Precision.SINGLE;

    private final Architecture network;
    private final int rows;
    private final Feed feed;

    private EvaluationPrices(Architecture network, int rows) {
        this.network = network;
        this.rows = rows;
        Random random = new Random(1);
        int size = Math.toIntExact(network.sample().fixedSize());
        long[] samples = Stream.concat(Stream.of(Dim.of(rows)), network.sample().dims().stream())
                .mapToLong(Dim::size)
                .toArray();
        double[] t = random.doubles(rows, 0.5, 1).toArray();
        this.feed = new Feed()
                .reals("z", normal(random, rows * size), samples)
                .reals("v", normal(random, rows * size), samples)
                .reals("t", t, rows)
                .reals("r", Arrays.stream(t).map(start -> start / 2).toArray(), rows)
                .integers("y", random.longs(rows, 0, CLASSES).toArray(), rows);
    }

    public static void main(String[] arguments) {
        print();
    }

    static void print() {
        System.out.printf("%-40s %10s", "price of an evaluation", "forward ms");
        for (Mode mode : Mode.values()) {
            System.out.printf(" %16s", mode);
        }
        System.out.printf("%n%-51s", "counted in plans");
        for (Mode mode : Mode.values()) {
            System.out.printf(Locale.ROOT, " %16.2f", mode.price());
        }
        System.out.println();
        new EvaluationPrices(new Mlp(2, 64, 3, CLASSES, Extras.NONE), 4096).row();
        new EvaluationPrices(new Mlp(2, 256, 4, CLASSES, Extras.NONE), 1024).row();
        new EvaluationPrices(new SiT(4, 8, SiTSize.parse("128x4x4/2"), CLASSES, Extras.NONE), 32).row();
        new EvaluationPrices(new SiT(4, 16, SiTSize.parse("192x4x3/2"), CLASSES, Extras.NONE), 8).row();
    }

    private static double[] normal(Random random, int count) {
        return random.doubles(count).map(u -> random.nextGaussian()).toArray();
    }

    /** What a program evaluates beside u = F(z, r, t, y): its loss, or what it yields if nothing is learned. */
    private Graph graph(Function<Tensor, Function<Tensor, Tensor>> loss) {
        GraphBuilder graph = new GraphBuilder();
        Dim[] dims = Stream.concat(Stream.of(Dim.BATCH), network.sample().dims().stream())
                .toArray(Dim[]::new);
        Tensor z = graph.input(Role.DATA, "z", Type.real(Shape.of(dims)));
        Tensor v = graph.input(Role.DATA, "v", Type.real(Shape.of(dims)));
        Tensor t = graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        Tensor r = graph.input(Role.DATA, "r", Type.real(Shape.of(Dim.BATCH)));
        Tensor y = graph.input(Role.DATA, "y", Type.integer(Shape.of(Dim.BATCH)));
        Tensor u = new BoundNetwork(network).bind(graph, Role.PARAMETER, false).apply(z, r, t, Condition.of(y));
        Tensor slope = ForwardMode.tangent(u, List.of(new Seed(z, v), Seed.fixed(r), new Seed(t, t.ones())));
        graph.output("loss", loss.apply(u).apply(slope).square().meanOfAll());
        return graph.build();
    }

    private ReplayProgram program(TrainingState state, Graph graph, boolean learns) {
        return new ReplayProgram(
                graph,
                learns ? Optional.of("loss") : Optional.empty(),
                state.trained(),
                state.frozen(),
                SINGLE,
                Device.cpu());
    }

    private void row() {
        try (TrainingState state = new TrainingState(network, SINGLE, false, Device.cpu())) {
            List<Weight> trained =
                    network.weights().stream().filter(Weight::trained).toList();
            Random random = new Random(2);
            for (int i = 0; i < trained.size(); i++) {
                Weight weight = trained.get(i);
                double deviation =
                        0.8 / Math.sqrt(weight.shape().get(weight.shape().size() - 1));
                double[] values = normal(random, Math.toIntExact(weight.size()));
                state.parameters()
                        .set(i, Arrays.stream(values).map(x -> deviation * x).toArray());
            }
            List<Weight> tables =
                    network.weights().stream().filter(w -> !w.trained()).toList();
            for (int i = 0; i < tables.size(); i++) {
                state.fixed().set(i, InitialWeights.of(tables.get(i), 0));
            }
            try (ReplayProgram value = program(state, graph(u -> slope -> u), false);
                    ReplayProgram gradient = program(state, graph(u -> slope -> u), true);
                    ReplayProgram tangent = program(state, graph(u -> slope -> u.minus(slope.stopGradient())), true);
                    ReplayProgram learned = program(state, graph(u -> slope -> u.minus(slope)), true)) {
                Map<Mode, ReplayProgram> programs = new EnumMap<>(Map.of(
                        Mode.VALUE, value,
                        Mode.GRADIENT, gradient,
                        Mode.TANGENT, tangent,
                        Mode.LEARNED_TANGENT, learned));
                print(best(state, programs));
            }
        }
    }

    /** Processor time, in seconds, of the fastest round: what else is done can only add to it. */
    private Map<Mode, Double> best(TrainingState state, Map<Mode, ReplayProgram> programs) {
        Map<Mode, Double> best = new EnumMap<>(Mode.class);
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (Map.Entry<Mode, ReplayProgram> program : programs.entrySet()) {
                long start = THREADS.getCurrentThreadCpuTime();
                program.getValue().run(state, feed);
                double seconds = (THREADS.getCurrentThreadCpuTime() - start) * 1e-9;
                if (round >= 0) {
                    best.merge(program.getKey(), seconds, Math::min);
                }
            }
        }
        return best;
    }

    private void print(Map<Mode, Double> seconds) {
        double forward = seconds.getOrDefault(Mode.VALUE, Double.NaN);
        double gradient = seconds.getOrDefault(Mode.GRADIENT, Double.NaN);
        System.out.printf(Locale.ROOT, "%-40s %10.2f", network.name() + ", " + rows + " rows", 1000 * forward);
        seconds.forEach((mode, taken) -> {
            boolean beside = mode == Mode.TANGENT || mode == Mode.LEARNED_TANGENT;
            System.out.printf(Locale.ROOT, " %16.2f", (beside ? taken - gradient : taken) / forward);
        });
        System.out.println();
    }
}
