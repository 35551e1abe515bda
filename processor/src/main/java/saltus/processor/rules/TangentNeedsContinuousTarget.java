package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.FiniteDifference;
import saltus.TangentClamp;
import saltus.TangentNormalisation;
import saltus.TangentScale;
import saltus.TangentScaleFormula;
import saltus.TangentVelocity;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Only a continuous target holds a derivative to direct, to take or to bound (framework, C31 and C37). */
@AutoService(Rule.class)
public final class TangentNeedsContinuousTarget implements Rule {
    @Override
    public String claim() {
        return "there is a derivative to shape";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Component> active = CATEGORIES.stream()
                .flatMap(category -> design.component(category).filter(Active::is).stream())
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
                "only the continuous target v - (t - r) du/dt holds one that can be shaped",
                "remove " + component.text() + Limit.orUseIt(design),
                List.of(Place.of(component)));
    }

    private static final List<Category> CATEGORIES =
            List.of(Category.TANGENT, Category.DERIVATIVE, Category.TANGENT_SCALE, Category.NORMALISATION);

    /** Components that do something; their alternatives spell out a default. */
    private static final class Active {
        private Active() {}

        static boolean is(Component component) {
            return component.is(TangentVelocity.class)
                    || component.is(FiniteDifference.class)
                    || component.is(TangentScale.class)
                    || component.is(TangentScaleFormula.class)
                    || component.is(TangentNormalisation.class)
                    || component.is(TangentClamp.class);
        }
    }
}
