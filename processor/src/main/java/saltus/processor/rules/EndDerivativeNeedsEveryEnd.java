package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** dX_{t,r}/dr = v(X_{t,r}, r) leads from X_{t,t} = x to X_{t,r} only if it holds all the way (framework, I4). */
@AutoService(Rule.class)
public final class EndDerivativeNeedsEveryEnd implements Rule {
    @Override
    public String claim() {
        return "the derivative at the end is trained all the way from the start";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "MissingFormula", "InnerTimeNeedsLaw", "TimesFitTarget", "EndNeedsPairLaw");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        if (law.isEmpty() || !InnerRule.isLagrangian(design)) {
            return Optional.empty();
        }
        if (law.get().spreadsEnds()) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component inner = design.component(Category.INNER).orElseThrow();
        Component place = design.component(law.get().endsAtData() ? Category.END : Category.TIMES)
                .or(() -> design.component(Category.TIMES))
                .orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "a derivative at one end says nothing of the way to it",
                Found.in(design, inner, place),
                "what is known of X_{t,r} is that it is x at r = t and how it moves with r; where r is always the same, any map"
                        + " with that slope there will do",
                law.get().endsAtData()
                        ? "let shortcuts end anywhere, as with @RandomEnd, or use @InnerTime(AT_START)"
                        : "let the end depend on u, as in u * t, or use @InnerTime(AT_START)",
                List.of(Place.of(inner), Place.of(place)))));
    }
}
