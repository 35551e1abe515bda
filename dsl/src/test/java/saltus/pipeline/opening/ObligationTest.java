package saltus.pipeline.opening;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.pipeline.Move;

/** What the compiler relies on: each obligation can be written down as the call of a constructor. */
class ObligationTest {
    private static final Set<Class<?>> LITERALS = Set.of(int.class, double.class, boolean.class, String.class);

    static Stream<Class<?>> kinds() {
        return Arrays.stream(Obligation.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void itIsARecordOfLiterals(Class<?> kind) {
        assertTrue(kind.isRecord() && Modifier.isPublic(kind.getModifiers()));
        RecordComponent[] components = kind.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        assertTrue(Arrays.stream(types).allMatch(ObligationTest::isWritten), () -> Arrays.toString(types));
        Constructor<?> constructor = assertDoesNotThrow(() -> kind.getConstructor(types));
        assertTrue(Modifier.isPublic(constructor.getModifiers()));
    }

    /** A literal, or one of some records that are made of such. */
    private static boolean isWritten(Class<?> type) {
        return LITERALS.contains(type)
                || (type.isRecord()
                        && Arrays.stream(type.getRecordComponents()).allMatch(part -> isWritten(part.getType())))
                || (type.isSealed()
                        && Arrays.stream(type.getPermittedSubclasses()).allMatch(ObligationTest::isWritten));
    }

    @Test
    void theRuleIsTheNameOrThatOfTheRuleItBelongsTo() {
        assertEquals("BatchHoldsEveryStep", new BatchHoldsEveryStep(2, 0.5, false).rule());
        assertEquals("LabelsForGuidance", new LabelsForGuidance(true).rule());
        assertEquals("NetworkSeesTimes", new NetworkSeesTimes(true, true).rule());
        assertEquals(
                "SampledStepsAreTrained",
                new SampledStepsAreTrained(new TrainedSteps.Halvings(2, false, false), Move.SHORTCUT).rule());
        assertEquals("SampledWithoutGuidance", new SampledWithoutGuidance(2).rule());
        assertEquals("TensorMethods", new TensorMethods().rule());
    }
}
