package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.CompareSamples;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A perceptual metric looks at images, which outputs of the network are not (framework, C41). */
@AutoService(Rule.class)
public final class PerceptualNeedsSamples implements Rule {
    @Override
    public String claim() {
        return "the perceptual metric compares samples";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (Metric.of(design)
                .filter(metric -> metric.comparesSamples() && !metric.comparesGroups())
                .isEmpty()) {
            return Optional.empty();
        }
        if (design.has(CompareSamples.class)) {
            return Optional.of(Verdict.holds(claim()));
        }
        boolean shortcuts = InnerRule.isDiscrete(design)
                && TimeLaw.of(design)
                        .filter(law -> law.shares().coinciding() == 0)
                        .isPresent();
        Component metric = design.component(Category.METRIC).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                "the perceptual metric is given outputs, not images",
                Found.in(design, metric) + " without @CompareSamples",
                "features are those of images; velocities look like nothing that the feature network has seen",
                (shortcuts ? "add @CompareSamples, or " : "") + "use @SquaredL2",
                List.of(Place.of(metric)))));
    }
}
