package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.graph.Precision.SINGLE;

import ai.djl.Device;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Type;

/** What a program says when it is fed what it cannot use. */
class ProgramFailureTest {
    private TrainingState state;
    private ReplayProgram program;

    @BeforeEach
    void rowsOfATable() {
        GraphBuilder graph = new GraphBuilder();
        graph.output(
                "rows",
                graph.input(Role.DATA, "table", Type.real(Shape.rows(Dim.BATCH, 2)))
                        .gather(graph.input(Role.DATA, "labels", Type.integer(Shape.of(Dim.BATCH))))
                        .times(2));
        state = new TrainingState(new Affine(1), SINGLE, false, Device.cpu());
        program = new ReplayProgram(
                graph.build(), Optional.empty(), state.trained(), state.frozen(), SINGLE, Device.cpu());
    }

    @AfterEach
    void close() {
        program.close();
        state.close();
    }

    private String refusal(Feed feed) {
        return assertThrows(IllegalArgumentException.class, () -> program.run(state, feed))
                .getMessage();
    }

    @Test
    void aFailureAtRunTimeNamesTheLineOfTheProgram() {
        Feed feed = new Feed().reals("table", new float[6], 3, 2).integers("labels", new long[] {0, 1, 3}, 3);
        ProgramException failure = assertThrows(ProgramException.class, () -> program.run(state, feed));
        List<String> lines = failure.getMessage().lines().toList();
        assertEquals("the program failed: index out of range in self", lines.get(0));
        String line = "v2 = torch.index_select(v0, 0, v1)  # f32[B,2]";
        long number = program.text()
                        .lines()
                        .takeWhile(text -> !text.strip().equals(line))
                        .count()
                + 1;
        assertEquals("  at line " + number + " of the program: " + line, lines.get(1));
        assertTrue(failure.getCause().getMessage().contains("<--- HERE"), "the engine's trace is the cause");
    }

    @Test
    void aProgramWorksOnAfterAFailure() {
        Feed wrong = new Feed().reals("table", new float[2], 1, 2).integers("labels", new long[] {9}, 1);
        assertThrows(ProgramException.class, () -> program.run(state, wrong));
        Feed right = new Feed().reals("table", new double[] {3, 4}, 1, 2).integers("labels", new long[] {0}, 1);
        assertEquals(8, program.run(state, right).outputs().get("rows")[1]);
    }

    @Test
    void aTextThatDoesNotLoadNamesItsLine() {
        String text =
                "class M(Module):\n  def f(self: __torch__.saltus.M, x: Tensor) -> Tensor:\n    return torch.nope(x)\n";
        String message = assertThrows(
                        ProgramException.class, () -> new NativeProgram(text, Optional.empty(), Device.cpu()))
                .getMessage();
        assertEquals(
                "the program does not load: Unknown builtin op: aten::nope.\n  at line 3 of the program: return torch.nope(x)",
                message);
    }

    @Test
    void anInputThatIsMissingIsNamed() {
        assertEquals(
                "the program reads labels, which it was not given; given: [table]",
                refusal(new Feed().reals("table", new float[2], 1, 2)));
    }

    @Test
    void aShapeThatIsNotDeclaredIsRefusedEvenIfItWouldBroadcast() {
        assertEquals(
                "the input table is f32[B,2], given reals of shape [3, 1], where {B=3}",
                refusal(new Feed().reals("table", new float[3], 3, 1).integers("labels", new long[3], 3)));
        assertEquals(
                "the input table is f32[B,2], given reals of shape [2]",
                refusal(new Feed().reals("table", new float[2], 2).integers("labels", new long[2], 2)));
        assertEquals(
                "the input labels is i64[B], given integers of shape [1], where {B=3}",
                refusal(new Feed().reals("table", new float[6], 3, 2).integers("labels", new long[1], 1)));
    }

    @Test
    void realsAreNoIntegers() {
        assertEquals(
                "the input labels is i64[B], given reals of shape [1], where {B=1}",
                refusal(new Feed().reals("table", new float[2], 1, 2).reals("labels", new float[1], 1)));
    }

    @Test
    void numbersFillTheirShape() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> new Feed().reals("table", new float[5], 3, 2))
                .getMessage();
        assertEquals("5 numbers for table do not fill the shape [3, 2]", message);
    }

    @Test
    void aWeightThatTheNetworkDoesNotListIsNamed() {
        GraphBuilder graph = new GraphBuilder();
        graph.output("w", graph.input(Role.PARAMETER, "ghost", Type.real(Shape.of(1))));
        String message = assertThrows(
                        IllegalStateException.class,
                        () -> new ReplayProgram(
                                graph.build(), Optional.empty(), List.of("w"), List.of(), SINGLE, Device.cpu()))
                .getMessage();
        assertTrue(message.contains("ghost"), message);
    }
}
