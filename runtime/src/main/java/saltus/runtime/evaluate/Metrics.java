package saltus.runtime.evaluate;

import java.util.List;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.door.Registry;

/** The metrics that are registered. */
public final class Metrics {
    private Metrics() {}

    /** All metrics. */
    public static Registry<EvaluationMetric> registry() {
        return Registry.load(EvaluationMetric.class, "metric");
    }

    /**
     * The metrics that texts stand for; the usual ones for no text.
     *
     * @throws BadInputException if there is none, or if one is for other samples
     */
    public static List<Named<SetDistance>> open(List<String> texts, DataSet.Kind kind) {
        Registry<EvaluationMetric> metrics = registry();
        List<String> wanted = texts.isEmpty()
                ? metrics.usual().stream()
                        .filter(metric -> metric.kinds().contains(kind))
                        .map(EvaluationMetric::name)
                        .toList()
                : texts;
        if (wanted.isEmpty()) {
            throw new BadInputException("No metric is usual for %s; choose one with --metric: %s."
                    .formatted(kind.text(), forms(metrics, kind)));
        }
        return wanted.stream().map(text -> open(metrics, text, kind)).toList();
    }

    private static Named<SetDistance> open(Registry<EvaluationMetric> metrics, String text, DataSet.Kind kind) {
        EvaluationMetric metric = metrics.find(text);
        if (!metric.kinds().contains(kind)) {
            throw new BadInputException("The metric '%s' is for %s, the samples are %s; use %s."
                    .formatted(text, DataSet.Kind.text(metric.kinds()), kind.text(), forms(metrics, kind)));
        }
        SetDistance distance = metrics.open(text, EvaluationMetric::make).value();
        return new Named<>(text.contains(":") ? text : metric.name(), new WatchedDistance(metrics, metric, distance));
    }

    private static String forms(Registry<EvaluationMetric> metrics, DataSet.Kind kind) {
        String forms = metrics.forms(metric -> metric.kinds().contains(kind));
        return forms.isEmpty() ? "there is none" : forms;
    }
}
