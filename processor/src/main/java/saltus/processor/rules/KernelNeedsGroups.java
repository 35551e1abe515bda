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

/** A kernel metric compares groups of points at one time (framework, C40). */
@AutoService(Rule.class)
public final class KernelNeedsGroups implements Rule {
    @Override
    public String claim() {
        return "the kernel metric has groups that share their times, and points to compare";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (Metric.of(design).filter(Metric::comparesGroups).isEmpty()
                || TimeLaw.of(design).isEmpty()) {
            return Optional.empty();
        }
        boolean grouped = TimeLaw.of(design).orElseThrow().group().isPresent();
        if (grouped && design.has(CompareSamples.class)) {
            return Optional.of(Verdict.holds(claim()));
        }
        Component metric = design.component(Category.METRIC).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return Optional.of(Verdict.refused(new Finding(
                id(),
                grouped ? "the kernel metric is given outputs, not points" : "the kernel metric finds no groups",
                Found.in(design, metric, times) + (grouped ? " without @CompareSamples" : ""),
                grouped
                        ? "it compares the laws of points at time r; outputs of a network follow no such law"
                        : "it compares the members of a group as samples of one law, so that they have to share r, s and t",
                fix(design, grouped),
                List.of(Place.of(metric), Place.of(times)))));
    }

    /** Samples are compared after a step of finite length only. */
    private static String fix(Design design, boolean grouped) {
        if (!InnerRule.of(design)
                .filter(inner -> inner.meeting() == InnerRule.Meeting.BETWEEN && !inner.isOnGrid())
                .isPresent()) {
            return "use @SquaredL2";
        }
        return grouped
                ? "add @CompareSamples"
                : "use @GroupTimes" + (design.has(CompareSamples.class) ? "" : " with @CompareSamples")
                        + ", or @SquaredL2";
    }
}
