package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.TwoStep;
import saltus.processor.component.Answers;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** An inner time splits a target, and in a way that the law of times has a use for (framework, C19 and C29). */
@AutoService(Rule.class)
public final class InnerTimeNeedsLaw implements Rule {
    @Override
    public String claim() {
        return "the law of times has a use for the inner time";
    }

    @Override
    public List<String> presumes() {
        return List.of("InnerTimeInInterval", "TimesFitTarget", "DuplicateComponent", "ConflictingSupers");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (design.component(Category.INNER).isEmpty()) {
            return Optional.empty();
        }
        Component inner = design.component(Category.INNER).orElseThrow();
        if (!design.has(TwoStep.class)) {
            return Optional.of(Verdict.refused(new Finding(
                    id(),
                    "there are no two steps between which the inner time could lie",
                    Found.in(design, inner) + " without @TwoStep",
                    "s is where the first step of a target ends; without a target nobody reads it",
                    "add @TwoStep, or remove " + inner.text()
                            + Answers.of(InnerRule.class, design)
                                    .map(InnerRule::withoutFormula)
                                    .map(text -> text.replace(" without", " and"))
                                    .orElse(""),
                    List.of(Place.of(inner)))));
        }
        Optional<TimeLaw> law = TimeLaw.of(design);
        if (law.isEmpty() || law.get().levels().isPresent()) {
            return Optional.empty();
        }
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(law.get()
                .refuses(InnerRule.of(design).orElseThrow())
                .map(refusal -> refused(design, refusal, inner, times))
                .orElseGet(() -> Verdict.holds(claim())));
    }

    private Verdict refused(Design design, Refusal refusal, Component inner, Component times) {
        return Verdict.refused(new Finding(
                id(),
                refusal.what(),
                Found.in(design, inner, times),
                refusal.why(),
                refusal.fix(),
                List.of(Place.of(inner), Place.of(times))));
    }
}
