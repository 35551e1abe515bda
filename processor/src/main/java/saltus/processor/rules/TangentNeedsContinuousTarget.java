package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.Category;
import saltus.FiniteDifference;
import saltus.TangentVelocity;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Only a continuous target holds a derivative to direct or to take (framework, C31). */
@AutoService(Rule.class)
public final class TangentNeedsContinuousTarget implements Rule {
    @Override
    public String claim() {
        return "there is a derivative to direct";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Component> active = Stream.of(Category.TANGENT, Category.DERIVATIVE)
                .flatMap(category -> design.component(category).stream())
                // the alternatives spell out a default
                .filter(component -> component.is(TangentVelocity.class) || component.is(FiniteDifference.class))
                .toList();
        if (active.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                InnerRule.isContinuous(design)
                        ? Verdict.holds(claim())
                        : new Verdict.Refused(active.stream()
                                .map(component -> finding(design, component))
                                .toList()));
    }

    private Finding finding(Design design, Component component) {
        return new Finding(
                id(),
                component.text() + " finds no derivative",
                Found.in(design, component) + Limit.found(design),
                "only the continuous target v - (t - r) du/dt holds one that can be directed",
                "remove " + component.text() + Limit.orUseIt(design),
                List.of(Place.of(component)));
    }
}
