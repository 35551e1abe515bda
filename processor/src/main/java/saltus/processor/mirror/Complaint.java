package saltus.processor.mirror;

import java.util.List;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Place;

/**
 * Why something in a formula cannot be read.
 *
 * @param what what is wrong
 * @param why why it matters
 * @param fix what to do
 */
record Complaint(String what, String why, String fix) {
    private static final String RULE = "UnreadableFormula";
    private static final String ONE_EXPRESSION =
            "the compiler proves and differentiates a formula from the one expression that it stands for";

    /** Something that is no part of an expression. */
    static Complaint notExpression(String what, String fix) {
        return new Complaint(what, ONE_EXPRESSION, fix);
    }

    /** The complaint as a finding. */
    Finding finding(String found, List<Place> places) {
        return new Finding(RULE, what, found, why, fix, places);
    }
}
