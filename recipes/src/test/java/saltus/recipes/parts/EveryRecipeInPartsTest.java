package saltus.recipes.parts;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Array;
import saltus.graph.Features;
import saltus.graph.Graph;
import saltus.graph.Interpreter;
import saltus.graph.Passes;
import saltus.graph.Shape;
import saltus.graph.Sharded;
import saltus.graph.Sharding;
import saltus.pipeline.Draw;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.pipeline.plan.Drawing;
import saltus.pipeline.plan.StepInputs;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.ResConv;

/** A batch that lies in several parts yields what the whole batch yields, for every recipe, output by output. */
class EveryRecipeInPartsTest {
    private static final int ROWS = 12;
    private static final int CLASSES = 3;

    /** One number a channel, which is smooth. */
    private static final Features FEATURES = images -> List.of(images);

    static Stream<Pipeline> recipes() {
        return ServiceLoader.load(Pipeline.class).stream().map(ServiceLoader.Provider::get);
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void partsAddUpToTheWhole(Pipeline recipe) {
        TrainingStep step = step(recipe);
        Graph graph = Passes.STANDARD.apply(step.graph().yielding(said(step)));
        Map<String, Array> inputs = StepInputs.of(graph, step, new Drawn());
        Map<String, Array> whole = Interpreter.run(graph, inputs, FEATURES);
        for (int parts : new int[] {2, 3}) {
            Sharded sharded = Sharding.of(graph, parts, TrainingStep.LOSS);
            Map<String, Array> joined = new Together(sharded, parts, FEATURES).run(inputs);
            assertEquals(whole.keySet(), joined.keySet());
            whole.forEach((name, value) -> {
                assertArrayEquals(value.shape(), joined.get(name).shape(), name);
                for (int i = 0; i < value.values().length; i++) {
                    double expected = value.values()[i];
                    assertEquals(expected, joined.get(name).values()[i], 1e-9 * Math.max(1, Math.abs(expected)), name);
                }
            });
        }
    }

    /** What a training asks of a step. */
    private static List<String> said(TrainingStep step) {
        Stream<String> numbers = Stream.concat(
                Stream.of(TrainingStep.LOSS, TrainingStep.ERROR),
                step.diagnostics().stream().map(name -> TrainingStep.DIAGNOSTIC + name));
        Stream<String> rows = Stream.of("t", "r", "distance")
                .filter(name -> step.graph().output(name).isPresent());
        return Stream.concat(numbers, rows).toList();
    }

    private static TrainingStep step(Pipeline recipe) {
        Architecture network = new ResConv(Shape.of(3, 4, 4), 4, 1, 2, CLASSES, Extras.of(recipe, CLASSES));
        return OwnTeacher.step(recipe, network, ROWS);
    }

    /** Draws at the end of every curriculum. */
    private static final class Drawn implements Drawing {
        private final Random random = new Random(5);

        @Override
        public Array draw(Draw.Law law, int... shape) {
            Array drawn = Array.zeros(shape);
            Arrays.setAll(drawn.values(), i -> switch (law.kind()) {
                case NORMAL -> random.nextGaussian() / 2;
                case UNIFORM -> random.nextDouble();
                case INTEGER, CATEGORY -> 1 + random.nextInt(law.bound());
                case STEP -> 1e8;
            });
            return drawn;
        }
    }
}
