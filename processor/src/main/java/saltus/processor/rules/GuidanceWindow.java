package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.Guidance;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Guided times are an interval within [0, 1] (framework, C43). */
@AutoService(Rule.class)
public final class GuidanceWindow implements Rule {
    @Override
    public String claim() {
        return "0 <= from <= until <= 1 in guidance";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (!design.has(Guidance.class)) {
            return Optional.empty();
        }
        Guidance guidance = design.find(Guidance.class).orElseThrow();
        if (0 <= guidance.from() && guidance.from() <= guidance.until() && guidance.until() <= 1) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component component = design.component(Category.GUIDANCE).orElseThrow();
        boolean start = !(guidance.from() >= 0 && guidance.from() <= 1);
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the guided times are no interval within [0, 1]",
                Found.in(design, component) + ": from = " + guidance.from() + ", until = " + guidance.until(),
                "t = 1 is noise and t = 0 data; outside, or with from > until, nothing would be guided",
                "choose 0 <= from <= until <= 1, or @NoGuidance",
                List.of(Place.of(component, start ? "from" : "until"), Place.of(component)))));
    }
}
