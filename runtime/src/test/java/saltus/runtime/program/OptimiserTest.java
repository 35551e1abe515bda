package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.function.DoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimiserTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1e-9, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void decaysLieBelowOne(double value) {
        refused("beta1", value, x -> new Optimiser(x, 0.9, 1e-8, 0, 1, 0.9, 0));
        refused("beta2", value, x -> new Optimiser(0.9, x, 1e-8, 0, 1, 0.9, 0));
        refused("emaDecay", value, x -> new Optimiser(0.9, 0.9, 1e-8, 0, 1, x, 0));
        refused("targetDecay", value, x -> new Optimiser(0.9, 0.9, 1e-8, 0, 1, 0.9, x));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void epsilonAndWeightDecayAreFinite(double value) {
        refused("epsilon", value, x -> new Optimiser(0.9, 0.9, x, 0, 1, 0.9, 0));
        refused("weightDecay", value, x -> new Optimiser(0.9, 0.9, 1e-8, x, 1, 0.9, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void aClipIsPositive(double value) {
        refused("clip", value, x -> new Optimiser(0.9, 0.9, 1e-8, 0, x, 0.9, 0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.999999})
    void theWholeRangeIsAllowed(double decay) {
        assertDoesNotThrow(() -> new Optimiser(decay, decay, 1e-12, decay, Double.POSITIVE_INFINITY, decay, decay));
    }

    private static void refused(String name, double value, DoubleFunction<Optimiser> make) {
        String message = assertThrows(IllegalArgumentException.class, () -> make.apply(value))
                .getMessage();
        assertEquals("an optimiser's " + name, message.substring(0, "an optimiser's ".length() + name.length()));
        assertEquals(", found " + value, message.substring(message.lastIndexOf(", found ")));
    }
}
