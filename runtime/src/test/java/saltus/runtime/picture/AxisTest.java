package saltus.runtime.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void marksAreRoundAndLabelledWithTheirDecimals() {
        Axis axis = new Axis(-1.1, 1.1);
        assertEquals(
                List.of("\u22121.0", "\u22120.5", "0.0", "0.5", "1.0"),
                axis.ticks(5).stream().map(tick -> axis.label(tick, 5)).toList());
    }

    @Test
    void aStrayPointDoesNotShrinkTheRest() {
        double[] values = new double[2000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i / 2000.0;
        }
        values[7] = 1e6;
        assertTrue(Axis.showing(List.of(values)).max() < 1.2);
    }

    @Property
    void allPointsOfASmallSetAreShown(
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double left,
            @ForAll @DoubleRange(min = -1e9, max = 1e9) double right) {
        Axis axis = Axis.showing(List.of(new double[] {left, Double.NaN}, new double[] {right}));
        assertTrue(axis.fraction(left) > 0 && axis.fraction(left) < 1);
        assertTrue(axis.fraction(right) > 0 && axis.fraction(right) < 1);
        assertTrue(axis.ticks(5).size() <= 10);
    }
}
