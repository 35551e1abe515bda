package saltus.pipeline.opening;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import saltus.graph.Array;
import saltus.graph.Graph;
import saltus.graph.GraphException;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Network;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Teacher;
import saltus.pipeline.TensorCall;
import saltus.pipeline.TensorMethod;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.plan.EdgeDraws;
import saltus.pipeline.plan.StepInputs;

/**
 * Methods of a recipe over tensors return what the step takes for given (framework, C18, C19 and C25): the compiler sees their
 * signatures only. The step is written with a network that has nothing to learn, and each method is tried on what the step
 * gives it, the ends of all draws included.
 */
public record TensorMethods() implements Obligation {
    private static final double NEAR = 0.03;
    private static final double MOST_MEETING = 0.05;
    private static final String EXTRAPOLATES =
            "the network extrapolates for every sample; the published laws have 1e-4 of the rows there or more";
    private static final int MOST_NUMBERS = 1 << 20;
    private static final int MOST_ROWS = 1 << 15;
    private static final int FEWEST_ROWS = 4;
    private static final int SAMPLE_ROWS = 256;
    private static final long[] STEPS = {0, 1_000_000_000};

    @Override
    public Optional<Unmet> unmet(Opening opening) {
        return Optional.empty();
    }

    @Override
    public Optional<Unmet> unmet(Pipeline pipeline, Opening opening) {
        // a batch that others refuse need not make a step
        if (!(opening instanceof Opening.Training training) || !fits(pipeline, training, training.batchSize())) {
            return Optional.empty();
        }
        try {
            return fault(pipeline, training);
        } catch (GraphException e) {
            return Optional.of(Unmet.error(
                    "a method over tensors does not return what it has to",
                    String.valueOf(e.getMessage()),
                    "what belongs to a row has one number a row, and what belongs to a sample its shape",
                    "let the method return a tensor of that shape, made of its arguments"));
        }
    }

    private static Optional<Unmet> fault(Pipeline pipeline, Opening.Training training) {
        int calls = write(pipeline, training, training.batchSize()).calls().size();
        return IntStream.range(0, calls)
                .mapToObj(call -> fault(pipeline, training, call))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Unmet::severity));
    }

    private static Optional<Unmet> fault(Pipeline pipeline, Opening.Training training, int number) {
        int rows = rows(pipeline, training, number);
        TrainingStep step = write(pipeline, training, rows);
        TensorCall call = step.calls().get(number);
        Graph given = call.given(step.graph());
        for (long made : STEPS) {
            var values = Interpreter.run(given, StepInputs.of(given, step, new EdgeDraws(made)));
            List<Array> arguments = new ArrayList<>(values.values());
            if (call.method() == TensorMethod.DISTANCE) {
                meet(arguments);
            }
            Array value = call.value(arguments);
            Optional<Unmet> fault = call.fault(arguments, value)
                    .map(found -> unmet(call, found))
                    .or(() -> remark(call.method(), arguments, value));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    /** Lets the prediction of the first row be its target, which a step never shows but comes near to. */
    private static void meet(List<Array> arguments) {
        double[] prediction = arguments.get(0).values();
        int columns = prediction.length / arguments.get(0).shape()[0];
        System.arraycopy(prediction, 0, arguments.get(1).values(), 0, columns);
    }

    private static Unmet unmet(TensorCall call, String found) {
        TensorMethod method = call.method();
        return Unmet.error(
                "the method " + method.method() + " over tensors does not return " + method.returns(),
                method.signature() + ": " + found,
                method.why(),
                "let it return " + method.returns() + ", for all arguments");
    }

    /** What the compiler knows of other laws of times: how much they train near noise and data, and how often r = t. */
    private static Optional<Unmet> remark(TensorMethod method, List<Array> arguments, Array value) {
        if (method == TensorMethod.START) {
            return inner(value).anyMatch(t -> t > 1 - NEAR)
                    ? Optional.empty()
                    : Optional.of(Unmet.note(
                            "almost nothing is trained near t = 1, where one-step sampling starts",
                            method.signature() + ": no draw leads above t = " + (1 - NEAR),
                            EXTRAPOLATES,
                            "let start return larger times on some draws"));
        }
        if (method != TensorMethod.END) {
            return Optional.empty();
        }
        double[] start = arguments.get(arguments.size() - 1).values();
        double meeting = IntStream.range(EdgeDraws.CORNERS, start.length)
                .filter(row -> value.values()[row] >= start[row])
                .count();
        if (meeting > MOST_MEETING * start.length) {
            return Optional.of(Unmet.note(
                    "more rows have r = t than coincide says",
                    method.signature() + ": r = t on %.0f %% of the draws".formatted(100 * meeting / start.length),
                    "whether rows learn shortcuts or the velocity is judged by coincide alone",
                    "let end return times below start, and let coincide say how many rows have r = t"));
        }
        return inner(value).anyMatch(r -> r < NEAR)
                ? Optional.empty()
                : Optional.of(Unmet.note(
                        "almost no shortcut ends near r = 0, where one-step sampling ends",
                        method.signature() + ": no draw leads below r = " + NEAR,
                        EXTRAPOLATES,
                        "let end return smaller times on some draws"));
    }

    private static DoubleStream inner(Array value) {
        return Arrays.stream(value.values()).skip(EdgeDraws.CORNERS);
    }

    /** Many, where a row is a few numbers; a batch that meets all that is asked of batches. */
    private static int rows(Pipeline pipeline, Opening.Training training, int number) {
        TrainingStep step = write(pipeline, training, training.batchSize());
        Graph given = step.calls().get(number).given(step.graph());
        boolean seesSamples = given.inputs(Role.DATA).stream()
                .map(Op.Input::name)
                .anyMatch(name -> name.equals("images") || name.equals("draw.noise"));
        int wanted = seesSamples
                ? Math.min(SAMPLE_ROWS, Math.max(FEWEST_ROWS, MOST_NUMBERS / step.sampleSize()))
                : MOST_ROWS;
        return IntStream.range(wanted, 2 * MOST_ROWS)
                .filter(rows -> fits(pipeline, training, rows))
                .findFirst()
                .orElse(training.batchSize());
    }

    private static boolean fits(Pipeline pipeline, Opening.Training training, int rows) {
        Opening opening = training.withBatchSize(rows);
        return pipeline.obligations().stream()
                .noneMatch(obligation -> obligation
                        .unmet(opening)
                        .filter(unmet -> unmet.severity() == Unmet.Severity.ERROR)
                        .isPresent());
    }

    private static TrainingStep write(Pipeline pipeline, Opening.Training training, int rows) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(training.sample(), rows, training.classes()),
                (graph, parameters, detached) -> new Untrained(),
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                Evaluations.PLANNED,
                Optional.of(graph -> new Teacher(new Untrained(), 0)));
        pipeline.train(step);
        return step;
    }

    /** A smooth function of all that a network sees but the labels. */
    private record Untrained() implements Network {
        @Override
        public Tensor apply(Tensor z, Tensor r, Tensor t, Condition condition) {
            return z.tanh().plus(t.minus(r.times(0.5)).over(z));
        }

        @Override
        public Tensor velocity(Tensor z, Tensor r, Tensor t, Condition condition) {
            return z.tanh();
        }

        @Override
        public Tensor logVariance(Tensor r, Tensor t, boolean seesEnd) {
            return t.zeros();
        }
    }
}
