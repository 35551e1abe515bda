package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.ClassConsistentBatches;
import saltus.FrechetDistance;
import saltus.LabelDropout;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Samples of a class are compared with data of that class, all of them; whether there are classes is known when training starts. */
@AutoService(Rule.class)
public final class SetsOfOneClass implements Rule {
    @Override
    public String claim() {
        return "samples of a class are compared with data of that class";
    }

    @Override
    public List<String> presumes() {
        return List.of("SetsAreGenerated");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        if (TimeLaw.of(design).filter(TimeLaw::generates).isEmpty()) {
            return Optional.empty();
        }
        if (design.find(LabelDropout.class).filter(labels -> labels.value() > 0).isPresent()) {
            return Optional.of(Verdict.refused(dropped(design)));
        }
        return Optional.of(
                design.has(ClassConsistentBatches.class)
                        ? Verdict.holds(claim())
                        : new Verdict.LeftOpen(
                                new saltus.pipeline.opening.SetsOfOneClass(design.has(FrechetDistance.class)),
                                claim()));
    }

    private Finding dropped(Design design) {
        Component labels = design.component(Category.LABELS).orElseThrow();
        Component metric = design.component(Category.METRIC).orElseThrow();
        return new Finding(
                id(),
                "samples without a label are compared as those of a class",
                Found.in(design, labels, metric),
                "rows whose label was dropped are members of the batch's set, which has the data of one class: they would learn now"
                        + " this class, now that",
                "remove @LabelDropout",
                List.of(Place.of(labels), Place.of(metric)));
    }
}
