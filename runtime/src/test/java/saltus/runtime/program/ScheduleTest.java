package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Dim;
import saltus.graph.Graph;
import saltus.graph.GraphBuilder;
import saltus.graph.Node;
import saltus.graph.Passes;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Mlp;

class ScheduleTest {
    static Stream<Graph> graphs() {
        Mlp network = new Mlp(2, 4, 2, 3, Extras.NONE);
        return Stream.of(HandMadeSteps.continuous(network, 12, false), HandMadeSteps.discrete(network, 12, true))
                .map(step -> Passes.STANDARD.apply(step.graph()));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyLineRunsOnceAfterItsOperands(Graph graph) {
        for (Schedule schedule :
                List.of(Schedule.withGradient(graph, TrainingStep.LOSS), Schedule.withoutGradient(graph))) {
            Set<Integer> done = new HashSet<>();
            for (Schedule.Region region : schedule.regions()) {
                for (Node node : region.nodes()) {
                    assertTrue(done.containsAll(node.op().operands()), node::toString);
                    assertTrue(done.add(node.id()), node::toString);
                }
            }
            assertEquals(graph.nodes().size(), done.size());
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void regionsAlternate(Graph graph) {
        List<Schedule.Region> regions =
                Schedule.withGradient(graph, TrainingStep.LOSS).regions();
        for (int i = 1; i < regions.size(); i++) {
            assertNotEquals(regions.get(i - 1).recorded(), regions.get(i).recorded());
        }
        assertEquals(1, Schedule.withoutGradient(graph).regions().size());
        assertFalse(Schedule.withoutGradient(graph).regions().get(0).recorded());
    }

    @Test
    void onlyTheWayFromParametersToTheLossIsRecorded() {
        GraphBuilder graph = new GraphBuilder();
        Tensor x = graph.input(Role.DATA, "x", Type.real(Shape.of(Dim.BATCH)));
        Tensor w = graph.input(Role.PARAMETER, "w", Type.real(Shape.SCALAR));
        Tensor other = graph.input(Role.TARGET, "w", Type.real(Shape.SCALAR));
        Tensor product = x.times(w);
        Tensor mask = product.lessThan(0);
        Tensor doubled = x.times(2);
        Tensor target = product.sin();
        Tensor held = target.stopGradient();
        Tensor distance = product.minus(held);
        Tensor theirs = x.times(other);
        Tensor loss = mask.choose(distance, theirs).plus(doubled).meanOfAll();
        Tensor shown = product.exp();
        graph.output("loss", loss);
        graph.output("shown", shown);
        Set<Integer> recorded = Schedule.withGradient(graph.build(), "loss").recorded();
        for (Tensor taped : List.of(w, product, distance, loss)) {
            assertTrue(recorded.contains(taped.id()), taped::toString);
        }
        for (Tensor untaped : List.of(x, other, mask, doubled, target, held, theirs, shown)) {
            assertFalse(recorded.contains(untaped.id()), untaped::toString);
        }
    }
}
