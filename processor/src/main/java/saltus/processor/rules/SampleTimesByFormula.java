package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import saltus.processor.component.times.Region;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Formula;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;

/** Times of a sampler by formula fall from noise to data (framework, C8). */
@AutoService(Rule.class)
public final class SampleTimesByFormula extends FormulaRule {
    private static final String DONE = "done";

    @Override
    public String claim() {
        return "the formula of the sampler's times falls from 1 to 0";
    }

    @Override
    FormulaKind kind() {
        return FormulaKind.SAMPLE_TIME;
    }

    @Override
    List<Goal> goals(Design design, Formula formula) {
        return List.of(
                Goal.zero(
                        "sampleTime(0) = 1",
                        Terms.minus(formula.body(), 1),
                        Goal.at(DONE, 0),
                        wrongValue(
                                formula,
                                "samples do not begin as noise",
                                "that is not 1",
                                "t = 1 is noise; a sampler that begins elsewhere takes noise for what lies on the way",
                                "change the formula, so that sampleTime(0) = 1, as in 1 - done")),
                Goal.zero(
                        "sampleTime(1) = 0",
                        formula.body(),
                        Goal.at(DONE, 1),
                        wrongValue(
                                formula,
                                "samples do not end as data",
                                "that is not 0",
                                "t = 0 is data; the last step would be much longer than the formula says",
                                "change the formula, so that sampleTime(1) = 0, as in 1 - done")),
                // at the very ends it may be infinitely steep
                Goal.atMost(
                        "sampleTime' <= 0",
                        Derivative.of(formula.body(), DONE),
                        Goal.TOLERANCE,
                        Domain.of(DONE, new Interval(Region.EDGE, 1 - Region.EDGE)),
                        wrongValue(
                                formula,
                                "the times of the sampler rise",
                                "its derivative is positive",
                                "a step whose end is later than its start leads away from data",
                                "change the formula, so that it falls, as 1 - done does")));
    }
}
