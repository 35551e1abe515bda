package saltus.pipeline.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import saltus.graph.Array;
import saltus.graph.DeadCode;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Passes;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.opening.NetworkInputs;
import saltus.pipeline.opening.Opening;

/**
 * What a training step asks the network: its graph is passed through what every program is, whatever still evaluates the
 * network then is found in it, and the interpreter says which rows it asks with which arguments.
 */
final class Count {
    private static final int CLASSES = 10;
    private static final int ROWS = 400;
    private static final int MOST_ROWS = 1 << 16;
    private static final String Z = "z_t";
    private static final List<String> TIMES = List.of("r", "s", "t");
    private static final NetworkInputs SEES_ALL = NetworkInputs.all("counted");

    private Count() {}

    /**
     * The evaluations in expectation, in the order in which they happen.
     *
     * @param order of evaluations
     */
    static List<Counted> evenly(Pipeline pipeline, Evaluations order) {
        return of(pipeline, order, fitting(pipeline), new EvenDraws());
    }

    /** A batch that the pipeline can be trained with: the smallest from {@link #ROWS} on. */
    static int fitting(Pipeline pipeline) {
        return IntStream.range(ROWS, MOST_ROWS)
                .filter(rows -> fits(pipeline, rows))
                .findFirst()
                .orElse(ROWS);
    }

    private static boolean fits(Pipeline pipeline, int rows) {
        Opening opening = new Opening.Training(rows, CLASSES, SEES_ALL, CountedNetwork.SAMPLE, true);
        return pipeline.obligations().stream()
                .allMatch(obligation -> obligation.unmet(opening).isEmpty());
    }

    /** The evaluations of one batch of so many rows. */
    static List<Counted> of(Pipeline pipeline, Evaluations order, int rows, Drawing drawing) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(CountedNetwork.SAMPLE, rows, CLASSES),
                new CountedNetwork(pipeline.guidanceInputs()),
                new Unscaled(pipeline.scaling().noise()),
                pipeline.targetDecay() > 0,
                order,
                Optional.of(CountedNetwork.teacher()));
        pipeline.train(step);
        Graph executed = executed(step);
        List<Mode> modes = new ArrayList<>();
        Graph asking = asking(executed, modes);
        List<Array> values = values(asking, StepInputs.of(asking, step, drawing));
        Origins origins = new Origins(asking, values, "draw.noise");
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < modes.size(); i++) {
            asked.add(asked(asking, values, origins, id(asking, evaluation(i)), modes.get(i)));
        }
        Asked student = asked.stream()
                .filter(a -> a.mode() == Mode.GRADIENT)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a training step evaluates no network that it trains"));
        Sorting sorting = new Sorting(
                values.get(id(asking, Z)),
                TIMES.stream()
                        .map(time -> values.get(id(asking, time)).values())
                        .toList(),
                student,
                CLASSES);
        return asked.stream().flatMap(a -> sorting.of(a).stream()).toList();
    }

    /** What becomes the program, beside the batch's points and times, for which no network is asked. */
    private static Graph executed(TrainingStep step) {
        List<String> yields = new ArrayList<>(List.of(TrainingStep.LOSS, TrainingStep.ERROR, Z));
        yields.addAll(TIMES);
        step.diagnostics().forEach(name -> yields.add(TrainingStep.DIAGNOSTIC + name));
        return Passes.STANDARD.apply(step.graph().yielding(yields));
    }

    /** The part of a program that its evaluations depend on, which it yields; their modes are added to a list. */
    private static Graph asking(Graph executed, List<Mode> modes) {
        boolean[] learned = learned(executed);
        Map<String, Integer> yields = new LinkedHashMap<>();
        yields.put(Z, id(executed, Z));
        TIMES.forEach(time -> yields.put(time, id(executed, time)));
        for (Node node : executed.nodes()) {
            CountedNetwork.product(executed, node).ifPresent(product -> {
                yields.put(evaluation(modes.size()), product);
                modes.add(mode(
                        node.op() instanceof Op.Slope,
                        learned[node.id()] && CountedNetwork.isTrained(executed, product)));
            });
        }
        return new DeadCode().apply(new Graph(executed.nodes(), yields));
    }

    private static Mode mode(boolean tangent, boolean learned) {
        return tangent ? learned ? Mode.LEARNED_TANGENT : Mode.TANGENT : learned ? Mode.GRADIENT : Mode.VALUE;
    }

    private static int id(Graph graph, String output) {
        return graph.output(output).orElseThrow().id();
    }

    private static String evaluation(int number) {
        return "evaluation " + number;
    }

    /** From which values the loss has a gradient. */
    private static boolean[] learned(Graph graph) {
        boolean[] learned = new boolean[graph.nodes().size()];
        learned[id(graph, TrainingStep.LOSS)] = true;
        for (int id = learned.length - 1; id >= 0; id--) {
            Op op = graph.nodes().get(id).op();
            if (learned[id] && !(op instanceof Op.StopGradient)) {
                op.operands().stream()
                        .filter(operand -> graph.type(operand).dtype().isReal())
                        .forEach(operand -> learned[operand] = true);
            }
        }
        return learned;
    }

    private static List<Array> values(Graph graph, Map<String, Array> inputs) {
        Map<String, Integer> all = new LinkedHashMap<>();
        graph.nodes().forEach(node -> all.put("%" + node.id(), node.id()));
        return List.copyOf(
                Interpreter.run(new Graph(graph.nodes(), all), inputs).values());
    }

    private static Asked asked(Graph graph, List<Array> values, Origins origins, int product, Mode mode) {
        return new Asked(
                mode,
                CountedNetwork.isTaught(graph, product),
                origins.of(product),
                values.get(CountedNetwork.asked(graph, product)));
    }
}
