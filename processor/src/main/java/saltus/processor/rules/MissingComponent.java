package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.Category;
import saltus.TangentWarmUp;
import saltus.TwoStep;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.tangent.Bound;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Clash;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** A recipe says its path, output, prediction, times and metric; nothing sensible could be assumed for these. */
@AutoService(Rule.class)
public final class MissingComponent implements Rule {
    private record Wanted(String what, String why, String fix) {}

    private static final Map<Category, Wanted> REQUIRED = new EnumMap<>(Map.of(
            Category.PATH,
            new Wanted(
                    "how data and noise are mixed over time",
                    "every other component is relative to the flow path x_t = alpha(t) x_0 + sigma(t) noise",
                    "add @FlowPath(LINEAR), @FlowPath(COSINE), @EdmPath, or @FormulaPath with formulas of your own"),
            Category.OUTPUT,
            new Wanted(
                    "what the network predicts",
                    "whether a step is Euler's or DDIM's depends on it",
                    "add @NetworkOutput(AVERAGE_VELOCITY) or @NetworkOutput(VELOCITY)"),
            Category.PREDICTION,
            new Wanted(
                    "the step that is trained and sampled with",
                    "the loss compares this step with the target",
                    "add @OneStep(EULER) for an average velocity, @OneStep(DDIM) for a velocity"),
            Category.TIMES,
            new Wanted(
                    "the law of r and t",
                    "it decides which shortcuts are learned",
                    "add @FlowTimes, or @TwoStep and a law of shortcuts"),
            Category.METRIC,
            new Wanted("the distance between prediction and target", "it is what is minimised", "add @SquaredL2")));

    @Override
    public String claim() {
        return "the recipe says its path, output, prediction, times and metric";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> findings = new ArrayList<>();
        REQUIRED.forEach((category, wanted) -> {
            if (design.component(category).isEmpty() && !contested(design, category)) {
                findings.add(new Finding(
                        id(),
                        "the recipe does not say " + wanted.what(),
                        "no component of category " + category,
                        wanted.why(),
                        fix(design, category, wanted),
                        List.of()));
            }
        });
        design.component(Category.TARGET)
                .filter(target -> design.component(Category.INNER).isEmpty() && !contested(design, Category.INNER))
                .ifPresent(target -> findings.add(new Finding(
                        id(),
                        "the recipe does not say where the two steps of its target meet",
                        Found.in(design, target) + " and no component of category " + Category.INNER,
                        "whether the target is the continuous limit or that of two real steps depends on it",
                        design.formula(FormulaKind.INNER).isPresent()
                                ? "add @InnerFormula"
                                : TimeLaw.of(design)
                                        .filter(law -> law.grid().isPresent())
                                        .map(law -> "add @NextOnGrid")
                                        .orElse(
                                                design.has(TangentWarmUp.class)
                                                                || Bound.of(design)
                                                                        .bends()
                                                        ? "add @InnerTime(AT_START) for the limit"
                                                        : "add @InnerTime(AT_START) for the limit, @InnerTime(MIDPOINT), or"
                                                                + " another inner time"),
                        List.of(Place.of(target)))));
        return Optional.of(Verdict.of(claim(), findings));
    }

    private static String fix(Design design, Category category, Wanted wanted) {
        if (category == Category.TIMES && design.has(TwoStep.class)) {
            return "add @UniformTimes(coincide = 0.5), or another law of shortcuts";
        }
        if (category == Category.TIMES
                && Metric.of(design).filter(metric -> !metric.comparesRows()).isPresent()) {
            return "add @NoiseToData";
        }
        return category == Category.METRIC
                        && TimeLaw.of(design).filter(TimeLaw::generates).isPresent()
                ? "add @EnergyDistance, or another metric of sets"
                : wanted.fix();
    }

    private static boolean contested(Design design, Category category) {
        return design.clashes().stream().map(Clash::category).anyMatch(category::equals);
    }
}
