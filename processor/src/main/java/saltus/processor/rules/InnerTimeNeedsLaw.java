package saltus.processor.rules;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.EtaDecrement;
import saltus.InnerSchedule;
import saltus.KarrasTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.InnerRule;

/** A named inner time and the component that says what it means come together (framework, C19 and C29). */
public final class InnerTimeNeedsLaw implements Rule {
    @Override
    public String claim() {
        return "a named inner time has its law";
    }

    @Override
    public List<String> presumes() {
        return List.of("InnerTimeInInterval");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (InnerRule.of(design).isEmpty()) {
            return Optional.empty();
        }
        InnerRule rule = InnerRule.of(design).orElseThrow();
        List<Finding> findings = new ArrayList<>();
        match(design, rule instanceof InnerRule.Scheduled, InnerSchedule.class, "SCHEDULED", findings);
        match(design, rule instanceof InnerRule.ByDecrement, EtaDecrement.class, "BY_DECREMENT", findings);
        match(design, rule instanceof InnerRule.NextOnGrid, KarrasTimes.class, "NEXT_ON_GRID", findings);
        return Optional.of(Verdict.of(claim(), findings));
    }

    private void match(
            Design design, boolean named, Class<? extends Annotation> law, String name, List<Finding> findings) {
        if (named == design.has(law)) {
            return;
        }
        Component target = design.component(Category.TARGET).orElseThrow();
        String annotation = "@" + law.getSimpleName();
        if (named) {
            findings.add(new Finding(
                    id(),
                    "the inner time " + name + " is not said",
                    Found.in(design, target) + " without " + annotation,
                    "inner = " + name + " takes s from " + annotation,
                    "add " + annotation + ", or give inner a fraction",
                    List.of(Place.of(target, "inner"))));
            return;
        }
        Component idle = design.components().values().stream()
                .filter(component -> component.is(law))
                .findFirst()
                .orElseThrow();
        findings.add(new Finding(
                id(),
                annotation + " does not reach the inner time",
                Found.in(design, idle, target),
                "s follows from inner, which names another rule; the recipe means something that it does not do",
                "use @TwoStep(.., inner = " + name + "), or remove " + annotation,
                List.of(Place.of(idle), Place.of(target, "inner"))));
    }
}
