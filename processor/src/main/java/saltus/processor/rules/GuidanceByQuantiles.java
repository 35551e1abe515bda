package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.function.Function;
import saltus.GuidanceInput;
import saltus.processor.component.times.Region;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Formula;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/** A quantile function of guidance scales never falls and stays within [1, max], at any progress (framework, C43). */
@AutoService(Rule.class)
public final class GuidanceByQuantiles extends FormulaRule {
    @Override
    public String claim() {
        return "guidance scales are drawn from 1 to the largest";
    }

    @Override
    FormulaKind kind() {
        return FormulaKind.GUIDANCE;
    }

    @Override
    List<Goal> goals(Design design, Formula formula) {
        double max = design.find(GuidanceInput.class).orElseThrow().max();
        Domain draws = Goal.changing(Goal.unit("u"), formula.body());
        Function<Proof.Refuted, Finding> leaves = wrongValue(
                formula,
                "guidance leaves [1, " + Goal.number(max) + "]",
                "that is no scale from 1, which is no guidance, to max",
                "below 1 the target leads away from the class, and beyond max no sample may be asked for",
                "change the formula, so that guidance(0) >= 1 and guidance(1) <= max, or give another max");
        return List.of(
                Goal.atLeast("guidance >= 1", formula.body(), 1 - Goal.TOLERANCE, draws, leaves),
                Goal.atMost(
                        "guidance <= " + Goal.number(max), formula.body(), max + Goal.TOLERANCE * max, draws, leaves),
                // at the very ends a quantile function may be infinitely steep
                Goal.atLeast(
                        "guidance' >= 0",
                        Derivative.of(formula.body(), "u"),
                        -Goal.TOLERANCE,
                        Goal.changing(Domain.of("u", new Interval(Region.EDGE, 1 - Region.EDGE)), formula.body()),
                        wrongValue(
                                formula,
                                "guidance falls",
                                "its derivative is negative",
                                "a quantile function never falls; one that does draws some scales twice",
                                "write the inverse of a distribution function of omega")));
    }
}
