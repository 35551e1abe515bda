package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.VariationalWeight;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Component;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;

/** The distance of a set, or of a group, is one number, which rows share; their parts may be negative, and are not weighed by their size. */
@AutoService(Rule.class)
public final class SetsAreWhole implements Rule {
    @Override
    public String claim() {
        return "rows that share a distance are not weighed by its parts";
    }

    @Override
    public List<String> presumes() {
        return List.of("SetsAreGenerated");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (Metric.of(design).filter(metric -> !metric.weighsRows()).isEmpty()) {
            return Optional.empty();
        }
        List<Finding> findings = new ArrayList<>();
        LossWeight weight = LossWeight.of(design);
        if (weight.needsSum() || weight.bends()) {
            boolean formula = design.formula(FormulaKind.LOSS).isPresent();
            findings.add(finding(
                    design,
                    Category.WEIGHT,
                    "use @UniformWeight" + (formula ? " without the formula" : "") + instead(design)));
        }
        if (design.has(VariationalWeight.class)) {
            findings.add(finding(design, Category.LOG_VARIANCE, "use @NoVariationalWeight"));
        }
        return Optional.of(Verdict.of(claim(), findings));
    }

    /** Another metric of sets whose rows may be weighed. */
    private static String instead(Design design) {
        return Metric.of(design).filter(Metric::comparesSets).isPresent() ? ", or @Drift" : "";
    }

    private Finding finding(Design design, Category category, String fix) {
        Component weight = design.component(category).orElseThrow();
        Component metric = design.component(Category.METRIC).orElseThrow();
        return new Finding(
                id(),
                "the parts of a shared distance are weighed by their size",
                Found.in(design, weight, metric),
                "only their mean is a distance: a part may be negative, where a weight of its size has no meaning, and weighed"
                        + " apart they no longer add up to the gradient of anything",
                fix,
                List.of(Place.of(weight), Place.of(metric)));
    }
}
