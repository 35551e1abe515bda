package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.term.Term;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Directions are compared of outputs: those of points at time r would depend on where the origin is (framework, C35). */
@AutoService(Rule.class)
public final class DirectionNeedsOutputs implements Rule {
    @Override
    public String claim() {
        return "directions are those of outputs";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (Term.of(design).stream().noneMatch(term -> term.joined().isPresent())) {
            return Optional.empty();
        }
        boolean samples = Comparison.of(design).ofPoints()
                || Metric.of(design).filter(Metric::comparesSamples).isPresent();
        if (!samples) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component term = design.component(Category.DIRECTION_TERM).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "points have no direction to compare",
                Found.in(design, term) + " where samples are compared",
                "the cosine of two points depends on where the origin is; that of two outputs compares where they lead",
                "remove " + term.text()
                        + (Metric.of(design).filter(Metric::comparesSamples).isPresent()
                                ? ""
                                : ", or use @CompareOutputs"),
                List.of(Place.of(term)))));
    }
}
