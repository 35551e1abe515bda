package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.Category;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Sets of samples come of rows that go from noise to data, and such rows have nothing but the set to be compared with. */
@AutoService(Rule.class)
public final class SetsAreGenerated implements Rule {
    @Override
    public String claim() {
        return "samples that are made of noise are compared with data as sets, and nothing else is";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "TimesFitTarget", "DuplicateComponent", "ConflictingSupers");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<Metric> metric = Metric.of(design);
        Optional<TimeLaw> law = TimeLaw.of(design);
        if (metric.isEmpty() || law.isEmpty()) {
            return Optional.empty();
        }
        boolean generates = law.get().generates();
        if (generates ? !metric.get().comparesSets() : !metric.get().comparesRows()) {
            return Optional.of(Verdict.refused(generates ? rows(design) : elsewhere(design)));
        }
        return generates ? Optional.of(Verdict.holds(claim())) : Optional.empty();
    }

    /** True if nothing of the design would be in the way of sets. */
    private static boolean takesSets(Design design) {
        return Stream.of(Category.TARGET, Category.INNER, Category.GUIDANCE, Category.LABELS)
                .allMatch(category -> design.component(category).isEmpty());
    }

    private Finding rows(Design design) {
        Component metric = design.component(Category.METRIC).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return new Finding(
                id(),
                "a sample is compared with data that it does not belong to",
                Found.in(design, metric, times),
                "what is made of a row's noise has nothing to do with the row's data: only both sets can be compared, and row by row"
                        + " every sample would become the mean of the data",
                "use @EnergyDistance"
                        + (Comparison.of(design).ofPoints() ? "" : " with @CompareSamples")
                        + ", or another metric of sets or law of times",
                List.of(Place.of(metric), Place.of(times)));
    }

    private Finding elsewhere(Design design) {
        Component metric = design.component(Category.METRIC).orElseThrow();
        Component times = design.component(Category.TIMES).orElseThrow();
        return new Finding(
                id(),
                "the sets that are compared are not samples and data",
                Found.in(design, metric, times),
                "this metric compares the samples that a batch makes of noise with its data; at other times rows are neither",
                "use @SquaredL2"
                        + (takesSets(design)
                                ? ", or @NoiseToData"
                                        + (Comparison.of(design).ofPoints() ? "" : " with @CompareSamples")
                                : ""),
                List.of(Place.of(metric), Place.of(times)));
    }
}
