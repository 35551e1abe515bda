package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import saltus.graph.Op;
import saltus.graph.Precision;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;

/** How steps are cut. */
class RecomputationTest {
    private static final int ROWS = 8;
    private static final int DEPTH = 8;
    private static final Architecture NETWORK = new SiT(4, 16, SiTSize.parse("48x" + DEPTH + "x2/2"), 3, Extras.NONE);

    static Stream<TrainingStep> steps() {
        return Stream.of(
                HandMadeSteps.continuous(NETWORK, ROWS, false),
                HandMadeSteps.continuous(NETWORK, ROWS, true),
                HandMadeSteps.discrete(NETWORK, ROWS, true));
    }

    private static PlannedStep planned(TrainingStep step, Precision precision, Recording recording) {
        return PlannedStep.of(step, precision, BatchParts.WHOLE, recording);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void segmentsHoldTogetherWhatIsRecorded(TrainingStep step) {
        for (Precision precision : List.of(Precision.SINGLE, Precision.MIXED)) {
            PlannedStep planned = planned(step, precision, Recording.IN_SEGMENTS);
            Schedule schedule = planned.schedule();
            assertTrue(schedule.segments().size() > 2, schedule.segments().size() + " segments");
            Set<Integer> recorded = new HashSet<>();
            for (Segment segment : schedule.segments()) {
                Set<Integer> known = new HashSet<>(segment.inputs());
                known.addAll(segment.parameters());
                for (Node node : segment.nodes()) {
                    for (int operand : node.op().operands()) {
                        assertTrue(
                                known.contains(operand) || !schedule.recorded().contains(operand), node::toString);
                    }
                    known.add(node.id());
                    assertTrue(recorded.add(node.id()), node::toString);
                }
                assertTrue(known.containsAll(segment.outputs()));
            }
            planned.graph().nodes().stream()
                    .filter(node -> node.op() instanceof Op.Input)
                    .forEach(node -> recorded.add(node.id()));
            assertTrue(recorded.containsAll(schedule.recorded()), "what is recorded is in a segment");
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyLineRunsOnceAfterItsOperands(TrainingStep step) {
        PlannedStep planned = planned(step, Precision.SINGLE, Recording.IN_SEGMENTS);
        Set<Integer> last = new HashSet<>();
        planned.schedule().last().orElseThrow().nodes().forEach(node -> last.add(node.id()));
        Set<Integer> done = new HashSet<>();
        for (Schedule.Region region : planned.schedule().regions()) {
            for (Node node : region.nodes()) {
                assertEquals(last.contains(node.id()), region.recorded(), node::toString);
                assertTrue(done.containsAll(node.op().operands()), node::toString);
                assertTrue(done.add(node.id()), node::toString);
            }
        }
        assertEquals(planned.graph().nodes().size(), done.size());
    }

    @ParameterizedTest
    @MethodSource("steps")
    void cutsLieBetweenBlocksAndSaveMemoryForOneForwardPass(TrainingStep step) {
        PlannedStep whole = planned(step, Precision.SINGLE, Recording.AT_ONCE);
        PlannedStep cut = planned(step, Precision.SINGLE, Recording.IN_SEGMENTS);
        double before = new GraphMemory(whole.graph(), whole.schedule()).bytes(ROWS);
        double after = new GraphMemory(cut.graph(), cut.schedule()).bytes(ROWS);
        assertTrue(after < 0.6 * before, after + " instead of " + before);
        GraphWork work =
                new GraphWork(whole.graph(), whole.schedule().recorded(), dim -> dim.isFixed() ? dim.size() : ROWS);
        double more = work.backward(cut.schedule()) - work.backward(whole.schedule());
        assertTrue(more > 0 && more < work.forward(), more + " beside " + work.forward());
        for (Segment segment : cut.schedule().segments()) {
            double crossing = segment.inputs().stream()
                    .map(cut.graph().nodes()::get)
                    .mapToDouble(node -> GraphMemory.bytes(node.type(), ROWS))
                    .sum();
            // one stream of 64 tokens, and what each sample is told
            assertTrue(crossing <= 3 * ROWS * 64 * 48 * Float.BYTES, crossing + " bytes cross");
        }
    }

    /** Its direction reads the student's output on rows where r = t, which rows with a tangent do not wait for. */
    @Test
    void aTangentRunsBesideItsSegment() {
        TrainingStep step = HandMadeSteps.continuous(NETWORK, ROWS, false);
        PlannedStep whole = planned(step, Precision.SINGLE, Recording.AT_ONCE);
        PlannedStep cut = planned(step, Precision.SINGLE, Recording.IN_SEGMENTS);
        double before = new GraphMemory(whole.graph(), whole.schedule()).bytes(ROWS);
        double after = new GraphMemory(cut.graph(), cut.schedule()).bytes(ROWS);
        assertTrue(after < 0.4 * before, after + " instead of " + before);
    }

    /** Weights of attention are never made, and would cost nothing to keep. */
    @Test
    void attentionIsNotCut() {
        GraphBuilder builder = new GraphBuilder();
        Type places = Type.real(Shape.rows(Dim.BATCH, 2, 16, 8));
        Tensor keys = builder.input(Role.DATA, "keys", places).permute(0, 1, 3, 2);
        Tensor values = builder.input(Role.DATA, "values", places);
        Tensor y = values;
        for (int i = 0; i < DEPTH; i++) {
            Tensor queries = y.times(builder.input(Role.PARAMETER, "w" + i, Type.real(Shape.of(8))));
            y = queries.matMul(keys).softmax().matMul(values);
        }
        builder.output("loss", y.square().meanOfAll());
        Graph graph = builder.build();
        Set<Integer> within = Attention.in(graph, Set.of()).within();
        Schedule cut = Recomputation.of(graph, Schedule.withGradient(graph, "loss"), BatchParts.WHOLE, ROWS);
        assertTrue(cut.segments().size() > 2);
        for (Segment segment : cut.segments()) {
            assertTrue(segment.inputs().stream().noneMatch(within::contains), segment::toString);
        }
    }

    /** A value that only lends its number of rows has no gradient, whatever it is made of. */
    @Test
    void shapesAreNotRecorded() {
        GraphBuilder builder = new GraphBuilder();
        Tensor w = builder.input(Role.PARAMETER, "w", Type.real(Shape.of(3)));
        Tensor like = w.exp();
        builder.output("loss", like.ones().times(w).sum(0));
        Set<Integer> recorded = Schedule.withGradient(builder.build(), "loss").recorded();
        assertTrue(recorded.contains(w.id()));
        assertFalse(recorded.contains(like.id()));
    }
}
