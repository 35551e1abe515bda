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
     * The metrics that texts stand for; the usual ones of those that can measure the data for no text.
     *
     * @throws BadInputException if there is none, or if one cannot measure samples of the data
     */
    public static List<Named<SetDistance>> open(List<String> texts, DataSet data) {
        Registry<EvaluationMetric> metrics = registry();
        List<String> wanted = texts.isEmpty()
                ? metrics.usual().stream()
                        .filter(metric -> metric.unfit(data).isEmpty())
                        .map(EvaluationMetric::name)
                        .toList()
                : texts;
        if (wanted.isEmpty()) {
            throw new BadInputException(
                    "No metric is usual for these data; choose one with --metric: %s.".formatted(forms(metrics, data)));
        }
        return wanted.stream().map(text -> open(metrics, text, data)).toList();
    }

    private static Named<SetDistance> open(Registry<EvaluationMetric> metrics, String text, DataSet data) {
        EvaluationMetric metric = metrics.find(text);
        metrics.guarded(metric, () -> metric.unfit(data)).ifPresent(why -> {
            throw new BadInputException("The metric '%s' cannot measure samples of the data, for %s; use %s."
                    .formatted(text, why, forms(metrics, data)));
        });
        SetDistance distance = metrics.open(text, (offer, options) -> offer.make(options, data))
                .value();
        return new Named<>(text.contains(":") ? text : metric.name(), new WatchedDistance(metrics, metric, distance));
    }

    private static String forms(Registry<EvaluationMetric> metrics, DataSet data) {
        String forms = metrics.forms(metric -> metric.unfit(data).isEmpty());
        return forms.isEmpty() ? "none, for there is none" : forms;
    }
}
