package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Graph;
import saltus.graph.Node;
import saltus.graph.Op;
import saltus.graph.Precision;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.recipes.parts.OwnTeacher;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.DiT;
import saltus.runtime.network.DiTSize;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.UNet;

/** In the steps of all recipes weights of attention are held only for a gradient that passes a tangent. */
class EveryAttentionTest {
    private static final int CLASSES = 3;
    private static final int ROWS = 12;
    private static final Shape PICTURE = Shape.of(3, 8, 8);

    static Stream<Pipeline> recipes() {
        return EveryStepOnADeviceTest.recipes();
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void weightsAreHeldForGradientsOfTangentsAlone(Pipeline recipe) {
        Extras extras = Extras.of(recipe, CLASSES);
        assertAttended(recipe, new SiT(3, 8, SiTSize.parse("8x1x2/1"), CLASSES, extras));
        assertAttended(recipe, new DiT(PICTURE, new DiTSize(8, 1, 2, 1), DiT.Conditioning.MODULATION, CLASSES, extras));
        assertAttended(recipe, new UNet(Shape.of(3, 16, 16), 4, 1, 1, CLASSES, extras));
    }

    private static void assertAttended(Pipeline recipe, Architecture network) {
        TrainingStep step = OwnTeacher.step(recipe, network, ROWS);
        for (Precision precision : List.of(Precision.SINGLE, Precision.MIXED)) {
            for (Recording recording : Recording.values()) {
                PlannedStep planned = PlannedStep.of(step, precision, BatchParts.WHOLE, recording);
                Graph graph = planned.graph();
                Set<Integer> recorded = planned.schedule().recorded();
                Set<Integer> held = new TreeSet<>();
                for (Node node : graph.nodes()) {
                    // of points that attract each other rows are compared, not places
                    if (node.op() instanceof Op.Softmax && node.type().shape().rank() > 2) {
                        held.add(node.id());
                    }
                }
                held.removeAll(Attention.in(graph, recorded).within());
                Set<Integer> passed = new TreeSet<>();
                for (AttentionFinder.Found found : new AttentionFinder(graph).all()) {
                    if (found.tangents().keySet().stream().anyMatch(recorded::contains)) {
                        passed.add(found.softmax());
                    }
                }
                assertEquals(passed, held, network.name() + ", " + precision + ", " + recording);
            }
        }
    }
}
