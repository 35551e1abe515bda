package saltus.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Shape;

/** Groups of consecutive rows, and the times that a group shares. */
class GroupsTest {
    private static final int WIDTH = 2;

    @Property(edgeCases = EdgeCasesMode.NONE)
    void rowsMeetAllOthersOfTheirGroupInACircle(
            @ForAll @IntRange(min = 1, max = 7) int size,
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll @IntRange(max = 20) int turns,
            @ForAll long seed) {
        int shift = turns % size;
        TrainingStep step = step(size * groups);
        step.probe("rows", step.images());
        step.probe("first", new Groups(size).first(step.images()));
        step.probe("turned", new Groups(size).turned(step.images(), shift));
        Map<String, Array> out = new StepTrial(seed).run(step);
        double[] rows = out.get("rows").values();
        for (int row = 0; row < size * groups; row++) {
            int first = row / size * size;
            int turned = first + (row - first + shift) % size;
            for (int i = 0; i < WIDTH; i++) {
                assertEquals(rows[first * WIDTH + i], out.get("first").values()[row * WIDTH + i]);
                assertEquals(rows[turned * WIDTH + i], out.get("turned").values()[row * WIDTH + i]);
            }
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aGroupHasOneOrderedPairOfTimes(
            @ForAll @IntRange(min = 1, max = 6) int size,
            @ForAll @IntRange(min = 1, max = 5) int groups,
            @ForAll @DoubleRange(min = 0.1, max = 0.99) double until,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double inner,
            @ForAll long seed) {
        TrainingStep step = step(size * groups);
        Times times = new GroupLaw(size, until, InnerSplit.fraction(inner)).draw(step);
        assertTrue(times.shortcutsLead(), "all rows are shortcuts, in the order of the batch");
        step.probe("rows", times.shortcut().rows());
        step.probe("t_u", step.draw("t_u", Draw.Law.UNIFORM));
        step.probe("r_u", step.draw("r_u", Draw.Law.UNIFORM));
        Map<String, Array> out = new StepTrial(seed).run(step);
        assertEquals(size * groups, out.get("rows").values().length);
        for (int row = 0; row < size * groups; row++) {
            int first = row / size * size;
            double t = until * out.get("t_u").values()[first];
            double r = t * out.get("r_u").values()[first];
            assertEquals(t, out.get("t").values()[row], 1e-15);
            assertEquals(r, out.get("r").values()[row], 1e-15);
            assertEquals(t - inner * (t - r), out.get("s").values()[row], 1e-15);
            assertTrue(r <= out.get("s").values()[row] && out.get("s").values()[row] <= t && t < until);
        }
    }

    private static TrainingStep step(int batch) {
        return new TrainingStep(
                new TrainingStep.Batch(Shape.of(WIDTH), batch, 1),
                new TinyNetwork(WIDTH, 1),
                Scaling.NONE,
                false,
                Evaluations.PLANNED);
    }
}
