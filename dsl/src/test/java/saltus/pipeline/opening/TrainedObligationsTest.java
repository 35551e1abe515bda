package saltus.pipeline.opening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Shape;

/** What concerns data and network. */
class TrainedObligationsTest {
    private static final Opening SAMPLING = new Opening.Sampling(3, 4, 0);

    @Property
    void labelsThatDoNothingAreANote(@ForAll boolean guided, @ForAll @IntRange(min = 0, max = 3) int classes) {
        NetworkInputs network = new NetworkInputs("net", true, true, true, false);
        Obligation obligation = new LabelsForGuidance(guided);
        Optional<Unmet> unmet = obligation.unmet(new Opening.Training(8, classes, network, Shape.of(2), false));
        assertEquals(classes == 0, unmet.isPresent());
        unmet.ifPresent(note -> {
            assertEquals(Unmet.Severity.NOTE, note.severity());
            assertEquals(guided, note.what().contains("guidance"));
        });
        assertEquals(Optional.empty(), obligation.unmet(SAMPLING));
    }

    @Property
    void aNetworkSeesWhateverTheDesignConditionsItOn(
            @ForAll boolean end,
            @ForAll boolean labels,
            @ForAll boolean seesStart,
            @ForAll boolean seesEnd,
            @ForAll boolean seesLabels,
            @ForAll @IntRange(min = 0, max = 3) int classes) {
        NetworkInputs network = new NetworkInputs("mine", seesStart, seesEnd, seesLabels, false);
        Obligation obligation = new NetworkSeesTimes(end, labels);
        List<String> missing = new ArrayList<>();
        if (!seesStart) {
            missing.add("t");
        }
        if (!seesEnd && end) {
            missing.add("r");
        }
        if (!seesLabels && labels && classes != 0) {
            missing.add("the labels");
        }
        Optional<Unmet> unmet = obligation.unmet(new Opening.Training(8, classes, network, Shape.of(2), false));
        assertEquals(!missing.isEmpty(), unmet.isPresent());
        unmet.ifPresent(error -> {
            String names = String.join(" and ", missing);
            assertEquals(Unmet.Severity.ERROR, error.severity());
            assertEquals("the network does not see " + names, error.what());
            assertEquals("mine, whose output does not depend on " + names, error.found());
            assertEquals(missing.contains("r"), error.fix().contains("@EndAtData"));
        });
        assertEquals(Optional.empty(), obligation.unmet(SAMPLING));
    }

    @Property
    void aSecondOutputIsThereIfItIsTrained(@ForAll boolean head) {
        NetworkInputs network = new NetworkInputs("mine", true, true, true, 0, false, head);
        Obligation obligation = new NetworkHasVelocityHead();
        Optional<Unmet> unmet = obligation.unmet(new Opening.Training(8, 0, network, Shape.of(2), false));
        assertEquals(!head, unmet.isPresent());
        unmet.ifPresent(error -> {
            assertEquals(Unmet.Severity.ERROR, error.severity());
            assertEquals("mine, which has one output", error.found());
        });
        assertEquals(Optional.empty(), obligation.unmet(SAMPLING));
    }

    @Example
    void theMessageIsThatOfTheCompiler() {
        Obligation obligation = new NetworkSeesTimes(true, true);
        Opening opening =
                new Opening.Training(8, 10, new NetworkInputs("mine", true, false, false, false), Shape.of(2), false);
        assertEquals("""
                [Saltus/NetworkSeesTimes] the network does not see r and the labels
                  found: mine, whose output does not depend on r and the labels
                  why:   shortcuts differ by where they end, the data have 10 classes; a network that cannot tell them apart learns their mean
                  fix:   let the network's output depend on r and the labels, or end every shortcut at data (@EndAtData)""", obligation.unmet(opening).orElseThrow().message(obligation.rule()));
        String note = new LabelsForGuidance(true)
                .unmet(new Opening.Training(
                        8, 0, new NetworkInputs("mine", true, true, true, false), Shape.of(2), false))
                .orElseThrow()
                .message("LabelsForGuidance");
        assertTrue(note.startsWith("[Saltus/LabelsForGuidance] label dropout and guidance have no effect\n"), note);
    }
}
