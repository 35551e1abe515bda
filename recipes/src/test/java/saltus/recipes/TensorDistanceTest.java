package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import saltus.graph.Array;
import saltus.graph.GraphException;
import saltus.pipeline.Evaluations;
import saltus.pipeline.LinearPath;
import saltus.pipeline.Pipeline;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.recipes.interpreting.ExactPoint;
import saltus.recipes.interpreting.InterpretedStep;

/** A distance of the recipe's own over tensors is what the step computes. */
class TensorDistanceTest {
    private static final String HEAD = "import saltus.*; import saltus.graph.Tensor;\n";

    private static Pipeline pipeline(String annotation, String body) {
        MemoryCompiler.Result result = MemoryCompiler.compile(Map.of(
                "Own",
                HEAD + "@Recipe @NoGuidance " + annotation + " public interface Own extends saltus.recipes.MeanFlow { "
                        + body + " }"));
        assertTrue(result.errors().isEmpty(), () -> result.messages().toString());
        return result.pipeline("Own");
    }

    private static String distance(String result) {
        return "static Tensor distance(Tensor prediction, Tensor target) { return " + result + "; }";
    }

    private static Array loss(Pipeline pipeline) {
        // a point beside the data, so that there is something to lose
        ExactPoint network = new ExactPoint(new LinearPath(), 0.9, true, 1);
        return new InterpretedStep(pipeline, network, 8, 0, Evaluations.PLANNED)
                .run(7)
                .get("loss");
    }

    @Test
    void theSquaredErrorByHandIsThatOfTheLanguage() {
        Array own = loss(pipeline("@TensorDistance", distance("prediction.minus(target).square().sumPerRow()")));
        assertEquals(loss(pipeline("@SquaredL2", "")), own);
        assertNotEquals(
                own,
                loss(pipeline("@TensorDistance", distance("prediction.minus(target).square().sumPerRow().log()"))));
    }

    @Test
    void aResultThatIsNoNumberARowIsRefusedWhenTheStepIsWritten() {
        Pipeline wrong = pipeline("@TensorDistance", distance("prediction.minus(target).square()"));
        assertTrue(assertThrows(GraphException.class, () -> loss(wrong))
                .getMessage()
                .contains("shape [B]"));
    }
}
