package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.Category;
import saltus.Guidance;
import saltus.SampleGuidance;
import saltus.TeacherVelocity;
import saltus.pipeline.Guided;
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
        List<Component> windows = Stream.of(Category.GUIDANCE, Category.ESTIMATE, Category.SAMPLE_GUIDANCE)
                .flatMap(category -> design.component(category).stream())
                .filter(component -> component.is(Guidance.class)
                        || component.is(TeacherVelocity.class)
                        || component.is(SampleGuidance.class))
                .toList();
        if (windows.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Verdict.of(
                claim(),
                windows.stream()
                        .filter(component -> Guided.wrong(component.number("from"), component.number("until"))
                                .isPresent())
                        .map(component -> finding(design, component))
                        .toList()));
    }

    private Finding finding(Design design, Component component) {
        double from = component.number("from");
        boolean start = !(from >= 0 && from <= 1);
        return new Finding(
                id(),
                "the guided times are no interval within [0, 1]",
                Found.in(design, component) + ": from = " + from + ", until = " + component.number("until"),
                "t = 1 is noise and t = 0 data; outside, or with from > until, nothing would be guided",
                "choose 0 <= from <= until <= 1, or "
                        + (component.is(Guidance.class)
                                ? "@NoGuidance"
                                : component.is(SampleGuidance.class)
                                        ? "leave @SampleGuidance out"
                                        : "let the teacher's omega be 1"),
                List.of(Place.of(component, start ? "from" : "until"), Place.of(component)));
    }
}
