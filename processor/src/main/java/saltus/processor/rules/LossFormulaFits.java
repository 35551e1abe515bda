package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.InnerSchedule;
import saltus.LossFormula;
import saltus.VariationalMean;
import saltus.VariationalWeight;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** What weighs losses by a law of its own does not know what a formula makes of them (framework, C42). */
@AutoService(Rule.class)
public final class LossFormulaFits implements Rule {
    @Override
    public String claim() {
        return "the loss by formula goes with the other weights";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(LossFormula.class)) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        if (design.find(InnerSchedule.class).filter(InnerSchedule::weighs).isPresent()) {
            findings.add(finding(
                    design,
                    design.component(Category.INNER).orElseThrow(),
                    "weighs",
                    "the weight of shortcuts does not know how the loss grows",
                    "the weight that keeps gradients as the first step shrinks is a power of its share only where the loss is one of"
                            + " the error",
                    "set weighs to false, or use @UniformWeight without the formula"));
        }
        if (design.find(VariationalWeight.class)
                .filter(variational -> variational.over() == VariationalMean.BATCH)
                .isPresent()) {
            findings.add(finding(
                    design,
                    design.component(Category.LOG_VARIANCE).orElseThrow(),
                    "over",
                    "a formula of single losses is not one of their mean",
                    "over the batch every lambda meets the mean of all losses; a formula has to see each loss beside its own lambda",
                    "let over be ROWS, or use @UniformWeight without the formula"));
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    private Finding finding(Design design, Component other, String member, String what, String why, String fix) {
        Component weight = design.component(Category.WEIGHT).orElseThrow();
        return new Finding(
                id(),
                what,
                Found.in(design, weight, other),
                why,
                fix,
                List.of(Place.of(other, member), Place.of(weight)));
    }
}
