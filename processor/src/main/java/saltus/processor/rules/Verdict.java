package saltus.processor.rules;

import java.util.List;
import saltus.pipeline.Card;
import saltus.pipeline.opening.Obligation;

/** What a rule says of a design that it concerns. */
public sealed interface Verdict {
    /** What the compiler prints. */
    List<Finding> findings();

    /**
     * The design contradicts the rule.
     *
     * @param findings how, at least one of them an error
     */
    record Refused(List<Finding> findings) implements Verdict {
        public Refused {
            findings = List.copyOf(findings);
            if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
                throw new IllegalArgumentException("nothing is refused without an error: " + findings);
            }
        }
    }

    /**
     * The design may be used.
     *
     * @param status how firmly it is known to satisfy the rule
     * @param says what holds of it, with bounds where there are any
     * @param findings what its author should know nevertheless, warnings all
     */
    record Stands(Card.Status status, String says, List<Finding> findings) implements Verdict {
        public Stands {
            findings = List.copyOf(findings);
            if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
                throw new IllegalArgumentException("no design stands against an error: " + findings);
            }
        }
    }

    /**
     * The compiler cannot know; it is checked when the pipeline is opened.
     *
     * @param obligation the check
     * @param says what has to hold
     * @param findings what its author should know nevertheless, warnings all
     */
    record LeftOpen(Obligation obligation, String says, List<Finding> findings) implements Verdict {
        public LeftOpen {
            findings = List.copyOf(findings);
        }

        /** Nothing else. */
        public LeftOpen(Obligation obligation, String says) {
            this(obligation, says, List.of());
        }
    }

    /** Follows from the design. */
    static Verdict holds(String says) {
        return new Stands(Card.Status.HOLDS, says, List.of());
    }

    /** A fact about the design that is worth knowing. */
    static Verdict reported(String says) {
        return new Stands(Card.Status.REPORTED, says, List.of());
    }

    /** An error. */
    static Verdict refused(Finding finding) {
        return new Refused(List.of(finding));
    }

    /** A warning: the claim does not hold, and what it warns of is the fact to report. */
    static Verdict warned(Finding warning) {
        return new Stands(Card.Status.REPORTED, warning.what(), List.of(warning));
    }

    /** As the errors say; without any the claim holds. */
    static Verdict of(String claim, List<Finding> errors) {
        return errors.isEmpty() ? holds(claim) : new Refused(errors);
    }
}
