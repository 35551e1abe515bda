package saltus.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Registry;
import saltus.runtime.evaluate.Metrics;
import saltus.runtime.network.Architectures;

/** The doors that the command line shows, each with a page. */
enum Door {
    DATA("Data", "DataSource", DataSources::registry),
    NETWORKS("Networks", "Architecture", Architectures::registry),
    METRICS("Metrics", "EvaluationMetric", Metrics::registry);

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

    /** The door whose page has a name, in any case. */
    static Optional<Door> named(String name) {
        return Arrays.stream(values())
                .filter(door -> door.page.equalsIgnoreCase(name))
                .findFirst();
    }

    /** The whole page. */
    String text() {
        String resource = "/saltus/runtime/door/" + page + ".md";
        try (InputStream stream = Registry.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + resource + " is missing");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + resource + " cannot be read", e);
        }
    }
}
