package saltus.runtime.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.door.Registry;

/**
 * A page that is neither a recipe's nor a check's: a door's, or that of what is promised, of published settings, of networks
 * that see pictures, of what the recipes reach, of graphics processors, of
 * several processes, of the same step in PyTorch, of where the time of a step goes.
 *
 * @param name by which it is asked for
 */
record ManualPage(String name) {
    private static final String PROMISES = "Promises";
    private static final String REFERENCE = "Reference";
    private static final String FEATURES = "FeatureNetworks";
    private static final String REACHED = "Reached";
    private static final String DEVICES = "Devices";
    private static final String RANKS = "Ranks";
    private static final String BESIDE = "BesidePyTorch";
    private static final String SAVINGS = "Savings";

    /** All of them. */
    static Stream<ManualPage> all() {
        return Stream.concat(
                        Arrays.stream(Door.values()).map(Door::page),
                        Stream.of(PROMISES, REFERENCE, FEATURES, REACHED, DEVICES, RANKS, BESIDE, SAVINGS))
                .map(ManualPage::new);
    }

    /** The page of a name, in any case. */
    static Optional<ManualPage> named(String name) {
        return all().filter(page -> page.name.equalsIgnoreCase(name)).findFirst();
    }

    /** The whole page. */
    String text() {
        String resource = "/saltus/runtime/door/" + name + ".md";
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
