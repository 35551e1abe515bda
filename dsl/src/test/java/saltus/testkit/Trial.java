package saltus.testkit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/**
 * One training step of a recipe on the reference interpreter.
 *
 * @param pipeline the recipe's
 * @param size rows and coordinates of the batch
 * @param numbers what is drawn
 * @param course training steps made before, which is what curricula go by
 */
record Trial(Pipeline pipeline, Size size, Numbers numbers, int course) {
    /** A training step by which every curriculum has ended. */
    static final int LATE = 10_000_000;

    /** Classes K of the data. */
    static final int CLASSES = 3;

    /**
     * The extent of a batch.
     *
     * @param rows a multiple of what groups the recipe may have
     * @param dimension coordinates of a sample
     * @param evaluations order of the network evaluations
     */
    record Size(int rows, int dimension, Evaluations evaluations) {
        int[] shape() {
            return new int[] {rows, dimension};
        }
    }

    /** The step as the recipe writes it, the network being its own teacher, where it has one. */
    TrainingStep write(TrainingStep.Binding network) {
        return write(network, network);
    }

    /** The step as the recipe writes it. */
    TrainingStep write(TrainingStep.Binding network, TrainingStep.Binding teacher) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(Shape.of(size.dimension()), size.rows(), CLASSES),
                network,
                new Told(pipeline.scaling()),
                false,
                size.evaluations(),
                Optional.of(Teacher.of(teacher, new Told(pipeline.scaling()), 0)));
        pipeline.train(step);
        return step;
    }

    /**
     * Everything that the step yields.
     *
     * @param given inputs that are not drawn: at least {@code images}
     */
    Map<String, Array> run(TrainingStep step, Map<String, Array> given) {
        return run(step, step.graph(), given);
    }

    /** Everything that a part of the step's graph yields. */
    Map<String, Array> run(TrainingStep step, Graph graph, Map<String, Array> given) {
        Map<String, Draw> draws =
                step.draws().stream().collect(Collectors.toMap(draw -> "draw." + draw.name(), draw -> draw));
        Map<String, Array> inputs = new LinkedHashMap<>();
        for (Role role : List.of(Role.DATA, Role.PARAMETER)) {
            for (Op.Input input : graph.inputs(role)) {
                Array value = given.get(input.name());
                inputs.put(input.name(), value != null ? value : drawn(input, draws.get(input.name())));
            }
        }
        return Interpreter.run(graph, inputs);
    }

    private Array drawn(Op.Input input, @Nullable Draw draw) {
        int[] shape = input.type().shape().dims().stream()
                .mapToInt((Dim dim) -> dim.isFixed() ? dim.size() : size.rows())
                .toArray();
        Array array = Array.zeros(shape);
        int columns = shape.length < 2 ? 1 : array.values().length / shape[0];
        Arrays.setAll(array.values(), i -> {
            int row = i / columns;
            int column = i % columns;
            if (draw == null) {
                return Math.floor(CLASSES * numbers.uniform(input.name(), row, column));
            }
            return switch (draw.law().kind()) {
                case NORMAL -> numbers.normal(input.name(), row, column);
                case UNIFORM -> numbers.uniform(input.name(), row, column);
                case INTEGER, CATEGORY ->
                    1 + Math.floor(draw.law().bound() * numbers.uniform(input.name(), row, column));
                case STEP -> course;
            };
        });
        return array;
    }

    /** Independent samples of a law [rows, dimension]. */
    Array samples(Law law) {
        Array array = Array.zeros(size.shape());
        Arrays.setAll(array.values(), i -> {
            int row = i / size.dimension();
            int column = i % size.dimension();
            return law.sample(numbers.uniform("choice", row, column), numbers.normal("sample", row, column));
        });
        return array;
    }
}
