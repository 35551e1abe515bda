package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Optional;
import saltus.Category;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Sets are sets of points, samples or what a network sees of them; the latter are compared as sets only. */
@AutoService(Rule.class)
public final class SetsNeedPoints implements Rule {
    @Override
    public String claim() {
        return "sets of points are compared";
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        Optional<Metric> metric = Metric.of(design);
        if (law.isEmpty() || metric.isEmpty()) {
            return Optional.empty();
        }
        Comparison comparison = Comparison.of(design);
        boolean generates = law.get().generates();
        if (comparison.ofFeatures()
                && metric.get().comparesRows()
                && (!generates || metric.get().comparesSets())) {
            return Optional.of(Verdict.refused(features(design, generates)));
        }
        if (!generates || !metric.get().comparesSets()) {
            return Optional.empty();
        }
        return Optional.of(comparison.ofPoints() ? Verdict.holds(claim()) : Verdict.refused(outputs(design)));
    }

    private Finding outputs(Design design) {
        Component metric = design.component(Category.METRIC).orElseThrow();
        return new Finding(
                id(),
                "sets of outputs are compared, not of points",
                Found.in(design, metric) + " without @CompareSamples",
                "outputs of the network have no law that data have: samples are where they lead",
                "use @CompareSamples, or @CompareFeatures",
                design.component(Category.COMPARISON)
                        .map(comparison -> List.of(Place.of(comparison), Place.of(metric)))
                        .orElseGet(() -> List.of(Place.of(metric))));
    }

    private Finding features(Design design, boolean generates) {
        Component comparison = design.component(Category.COMPARISON).orElseThrow();
        Component metric = design.component(Category.METRIC).orElseThrow();
        return new Finding(
                id(),
                generates ? "a method over tensors is given features" : "features are compared row by row",
                Found.in(design, comparison, metric),
                generates
                        ? "what a method returns is tried on numbers when a run begins, without the feature network"
                        : "what a network sees of samples is compared as a set, with @NoiseToData; of two samples @Perceptual"
                                + " compares it",
                generates ? "use @CompareSamples" : "use @CompareOutputs",
                List.of(Place.of(comparison), Place.of(metric)));
    }
}
