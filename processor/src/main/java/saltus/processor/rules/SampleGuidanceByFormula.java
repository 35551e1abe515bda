package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.Function;
import saltus.GuidanceInput;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Proof;

/** A scale of samples that is a formula of t is one at all times: from 1, and up to what training has drawn (framework, C43). */
@AutoService(Rule.class)
public final class SampleGuidanceByFormula extends FormulaRule {
    /** As for a scale that is a number. */
    private static final double GREATEST = 1e3;

    @Override
    public String claim() {
        return "the scale of samples is from 1 to the largest";
    }

    @Override
    FormulaKind kind() {
        return FormulaKind.SAMPLE_GUIDANCE;
    }

    @Override
    List<Goal> goals(Design design, Formula formula) {
        Domain times = Goal.unit("t");
        double max = design.find(GuidanceInput.class).map(GuidanceInput::max).orElse(GREATEST);
        return List.of(
                Goal.atLeast(
                        "sampleGuidance >= 1",
                        formula.body(),
                        1 - Goal.TOLERANCE,
                        times,
                        broken(
                                formula,
                                "samples are guided by less than 1",
                                "1 is no guidance, and what is less leads away from the class",
                                "change the formula, so that it is at least 1 for t in [0, 1], both ends included")),
                Goal.atMost(
                        "sampleGuidance <= " + Goal.number(max),
                        formula.body(),
                        max + Goal.TOLERANCE * max,
                        times,
                        broken(
                                formula,
                                "samples are guided by more than " + Goal.number(max),
                                design.has(GuidanceInput.class)
                                        ? "no row was trained with such a scale, which the network is told"
                                        : "samples leave all numbers that a network has seen",
                                "change the formula, so that it is at most " + Goal.number(max)
                                        + " for t in [0, 1], both ends included")));
    }

    private Function<Proof.Refuted, Finding> broken(Formula formula, String what, String why, String fix) {
        return refuted -> new Finding(
                id(),
                what,
                formula.head() + " = " + Infix.of(formula.body()) + "; " + Goal.counterexample(refuted),
                why,
                fix,
                List.of(Place.of(formula)));
    }
}
