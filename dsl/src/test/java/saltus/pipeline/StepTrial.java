package saltus.pipeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.Dtype;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Op;
import saltus.graph.Role;
import saltus.graph.Tensor;

/**
 * Random values for everything that a training step reads, a function of the seed and the input's name: two ways of
 * writing a step get the same values.
 */
final class StepTrial {
    private final long seed;
    private final Map<String, Array> given = new LinkedHashMap<>();

    StepTrial(long seed) {
        this.seed = seed;
    }

    /** A generator that belongs to a name. */
    Random random(String name) {
        return new Random(seed * 31 + name.hashCode());
    }

    /** Numbers in [0, 1) to change some of before they are given. */
    static double[] uniforms(long seed, int count) {
        return new Random(seed).doubles(count).toArray();
    }

    /** An input that is not drawn. */
    StepTrial with(String input, double... values) {
        return with(input, new Array(values, values.length));
    }

    /** An input that is not drawn. */
    StepTrial with(String input, Array value) {
        given.put(input, value);
        return this;
    }

    /** Evaluates the step as far as it is written. */
    Map<String, Array> run(TrainingStep step) {
        return run(step.graph(), step);
    }

    /** Evaluates a graph that was made of the step's. */
    Map<String, Array> run(Graph graph, TrainingStep step) {
        Map<String, Draw> draws = step.draws().stream().collect(Collectors.toMap(d -> "draw." + d.name(), d -> d));
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            for (Op.Input input : graph.inputs(role)) {
                String name = role.qualified(input.name());
                Draw draw = draws.get(input.name());
                Draw.Law law = draw == null ? Draw.Law.NORMAL : draw.law();
                int bound = input.type().dtype() == Dtype.I64 ? step.nullLabel() : 0;
                Array value = given.get(name);
                inputs.put(name, value == null ? drawn(input, step.batchSize(), law(random(name), law, bound)) : value);
            }
        }
        return Interpreter.run(graph, inputs);
    }

    /** Yields the derivative of an output along a direction of all parameters. */
    static void yieldSlope(TrainingStep step, String output) {
        GraphBuilder graph = step.images().graph();
        List<Seed> seeds = new ArrayList<>();
        for (Op.Input input : step.graph().inputs(Role.PARAMETER)) {
            Tensor weight = graph.input(Role.PARAMETER, input.name(), input.type());
            seeds.add(new Seed(weight, graph.input(Role.DATA, "along " + input.name(), input.type())));
        }
        graph.output("slope", ForwardMode.tangent(graph.output(output), seeds));
    }

    private static DoubleSupplier law(Random random, Draw.Law law, int bound) {
        if (bound > 0) {
            return () -> random.nextInt(bound);
        }
        return switch (law.kind()) {
            case NORMAL -> () -> random.nextGaussian();
            case UNIFORM -> () -> random.nextDouble();
            case INTEGER, CATEGORY -> () -> 1 + random.nextInt(law.bound());
            case STEP -> () -> 1_000_000;
        };
    }

    private static Array drawn(Op.Input input, int batch, DoubleSupplier law) {
        int[] shape = input.type().shape().dims().stream()
                .mapToInt((Dim d) -> d.isFixed() ? d.size() : batch)
                .toArray();
        Array array = Array.zeros(shape);
        Arrays.setAll(array.values(), i -> law.getAsDouble());
        return array;
    }
}
