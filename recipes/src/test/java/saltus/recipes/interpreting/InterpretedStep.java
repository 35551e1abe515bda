package saltus.recipes.interpreting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Teacher;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.plan.Drawing;
import saltus.pipeline.plan.StepInputs;

/**
 * One training step of a pipeline on data that are a single point of the plane, with a network that has no parameters.
 *
 * @param pipeline the pipeline
 * @param network what takes the network's place
 * @param rows in the batch
 * @param classes K; 0 for data without classes
 * @param evaluations the order of evaluations
 */
public record InterpretedStep(
        Pipeline pipeline, TrainingStep.Binding network, int rows, int classes, Evaluations evaluations) {
    /** Both coordinates of the point that data consist of. */
    public static final double POINT = 0.4;

    /** A training step by which every curriculum has ended. */
    private static final int LATE = 100_000_000;

    /** Everything that the step yields, drawn by a seed: {@code loss}, {@code loss_ref}, {@code u}, and other probes. */
    public Map<String, Array> run(long seed) {
        return run(seed, LATE);
    }

    /** The same after so many training steps. */
    public Map<String, Array> run(long seed, int made) {
        TrainingStep step = step();
        Graph graph = step.graph();
        Map<String, Draw> draws =
                step.draws().stream().collect(Collectors.toMap(draw -> "draw." + draw.name(), draw -> draw));
        Random random = new Random(seed);
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (Op.Input input : graph.inputs(Role.DATA)) {
            inputs.put(input.name(), filled(input, value(input.name(), draws.get(input.name()), random, made)));
        }
        return Interpreter.run(graph, inputs);
    }

    /** Everything that the step yields for data and draws from elsewhere. */
    public Map<String, Array> run(Drawing drawing) {
        TrainingStep step = step();
        Graph graph = step.graph();
        return Interpreter.run(graph, StepInputs.of(graph, step, drawing));
    }

    private TrainingStep step() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(2), rows, classes),
                network,
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                evaluations,
                Optional.of(Teacher.of(network, pipeline.scaling(), 0)));
        pipeline.train(step);
        return step;
    }

    private DoubleSupplier value(String name, Draw draw, Random random, int made) {
        if (draw == null) {
            return name.equals("labels") ? () -> classes == 0 ? 0 : random.nextInt(classes) : () -> POINT;
        }
        return switch (draw.law().kind()) {
            case NORMAL -> random::nextGaussian;
            case UNIFORM -> random::nextDouble;
            case INTEGER, CATEGORY -> () -> 1 + random.nextInt(draw.law().bound());
            case STEP -> () -> made;
        };
    }

    private Array filled(Op.Input input, DoubleSupplier value) {
        int[] shape = input.type().shape().dims().stream()
                .mapToInt((Dim dim) -> dim.isFixed() ? dim.size() : rows)
                .toArray();
        Array array = Array.zeros(shape);
        Arrays.setAll(array.values(), i -> value.getAsDouble());
        return array;
    }
}
