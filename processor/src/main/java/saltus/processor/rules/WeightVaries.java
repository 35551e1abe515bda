package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TimeWeight;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Variables;

/** A weight of the times tells times apart (framework, C29). */
@AutoService(Rule.class)
public final class WeightVaries implements Rule {
    @Override
    public String claim() {
        return "the time weight depends on the times";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingFormula", "WeightIsFinite", "WeightIsPositive");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.formula(FormulaKind.WEIGHT)
                .filter(weight -> design.has(TimeWeight.class))
                .map(weight -> Variables.of(weight.body()).isEmpty() ? idle(design, weight) : Verdict.holds(claim()));
    }

    private Verdict idle(Design design, Formula weight) {
        return Verdict.warned(new Finding(
                Severity.WARNING,
                id(),
                "the time weight is the same at all times",
                weight.head() + " = " + Infix.of(weight.body()),
                "a factor of the whole loss changes no step: Adam divides gradients by their own size",
                "let the weight depend on r, s or t, or use @NoTimeWeight; the size of steps is the learning rate's",
                List.of(
                        Place.of(weight),
                        Place.of(design.component(Category.TIME_WEIGHT).orElseThrow()))));
    }
}
