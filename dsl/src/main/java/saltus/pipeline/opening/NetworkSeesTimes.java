package saltus.pipeline.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network's output depends on what the design conditions it on (framework, C11): always on t; on r where the ends of
 * shortcuts vary; on the labels where the design uses them and the data have classes.
 *
 * @param end true if shortcuts have more than one end, so that r has to be seen
 * @param labels true if the design is conditional on classes
 */
public record NetworkSeesTimes(boolean end, boolean labels) implements Obligation {
    @Override
    public Optional<Unmet> unmet(Opening opening) {
        if (!(opening instanceof Opening.Training training)) {
            return Optional.empty();
        }
        NetworkInputs network = training.network();
        List<String> unseen = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        if (!network.start()) {
            unseen.add("t");
            reasons.add("velocities change along the path");
        }
        if (end && !network.end()) {
            unseen.add("r");
            reasons.add("shortcuts differ by where they end");
        }
        if (labels && training.classes() > 0 && !network.labels()) {
            unseen.add("the labels");
            reasons.add("the data have " + training.classes() + " classes");
        }
        return unseen.isEmpty() ? Optional.empty() : Optional.of(unseen(network, unseen, reasons));
    }

    private static Unmet unseen(NetworkInputs network, List<String> unseen, List<String> reasons) {
        String inputs = String.join(" and ", unseen);
        return Unmet.error(
                "the network does not see " + inputs,
                network.name() + ", whose output does not depend on " + inputs,
                String.join(", ", reasons) + "; a network that cannot tell them apart learns their mean",
                "let the network's output depend on " + inputs
                        + (unseen.contains("r") ? ", or end every shortcut at data (@EndAtData)" : ""));
    }
}
