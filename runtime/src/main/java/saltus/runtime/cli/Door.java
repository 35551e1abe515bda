package saltus.runtime.cli;

import java.util.function.Supplier;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Registry;
import saltus.runtime.evaluate.Metrics;
import saltus.runtime.evaluate.look.Looks;
import saltus.runtime.network.Architectures;

/** The doors that the command line shows, each with a page. */
enum Door {
    DATA("Data", "DataSource", DataSources::registry),
    NETWORKS("Networks", "Architecture", Architectures::registry),
    METRICS("Metrics", "EvaluationMetric", Metrics::registry),
    PICTURES("Metrics of pictures", "PictureMetric", Looks::metrics);

    private final String heading;
    private final String page;
    private final Supplier<Registry<? extends Offer>> registry;

    Door(String heading, String page, Supplier<Registry<? extends Offer>> registry) {
        this.heading = heading;
        this.page = page;
        this.registry = registry;
    }

    String heading() {
        return heading;
    }

    /** The name of its page. */
    String page() {
        return page;
    }

    /** What is registered. */
    Registry<? extends Offer> registry() {
        return registry.get();
    }
}
