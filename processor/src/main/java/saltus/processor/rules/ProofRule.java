package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.pipeline.Card;
import saltus.processor.design.Design;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/**
 * A rule whose claim is proved by interval arithmetic. A refuted goal is an error with its counterexample, or the warning
 * that the goal makes of it; one that cannot be decided is a warning with the interval that resisted.
 */
abstract class ProofRule implements Rule {
    /** What has to be proved, in an order in which a later goal only makes sense if the earlier ones hold. */
    abstract List<Goal> goals(Design design);

    /** What a goal that cannot be decided is about. */
    abstract List<Place> places(Design design);

    /** True if there is something to prove. */
    abstract boolean concerns(Design design);

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!concerns(design)) {
            return Optional.empty();
        }
        List<String> proved = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<Finding> warnings = new ArrayList<>();
        for (Goal goal : goals(design)) {
            Proof proof = goal.prove();
            if (proof instanceof Proof.Refuted refuted) {
                Finding finding = goal.refuted().apply(refuted);
                if (finding.severity() == Severity.ERROR) {
                    return Optional.of(Verdict.refused(finding));
                }
                warnings.add(finding);
            } else if (proof instanceof Proof.Undecided undecided) {
                open.add(goal.says());
                warnings.add(undecided(design, goal, undecided));
            } else if (proof instanceof Proof.Proved found) {
                proved.add(goal.proved(found));
            }
        }
        return Optional.of(
                open.isEmpty()
                        ? new Verdict.Stands(Card.Status.PROVED, String.join("; ", proved), warnings)
                        : new Verdict.Stands(Card.Status.UNDECIDED, open.get(0), warnings));
    }

    /** A finding at a formula: which value it has where a goal is refuted, and what is to be said of such a value. */
    final Function<Proof.Refuted, Finding> wrongValue(
            Formula formula, String what, String saying, String why, String fix) {
        return refuted -> new Finding(
                id(),
                what,
                formula.head() + " = " + Infix.of(formula.body()) + "; " + Goal.at(refuted) + " " + saying,
                why,
                fix,
                List.of(Place.of(formula)));
    }

    private Finding undecided(Design design, Goal goal, Proof.Undecided open) {
        return new Finding(
                Severity.WARNING,
                id(),
                "cannot decide whether " + goal.says(),
                open.where().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey() + " in " + text(entry.getValue()))
                        .collect(Collectors.joining(", ", "neither proved nor refuted for ", "")),
                "there the value is only known to lie in " + text(open.enclosure()),
                "write the formula with fewer repetitions of its variables, or, if you know it to hold,"
                        + " @SuppressWarnings(\"saltus:" + id() + "\")",
                places(design));
    }

    private static String text(Interval interval) {
        return "[" + Goal.number(interval.lower()) + ", " + Goal.number(interval.upper()) + "]";
    }
}
