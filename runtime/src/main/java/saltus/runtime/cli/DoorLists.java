package saltus.runtime.cli;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;
import saltus.runtime.BadInputException;
import saltus.runtime.convert.Conversion;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.DataSources;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Registry;

/** What is registered, where a manual has a mark for it. Nobody is asked before a manual is printed. */
final class DoorLists {
    static final String DATA = "{data}";
    static final String NETWORKS = "{networks}";
    static final String METRICS = "{metrics}";
    static final String PICTURES = "{pictures}";
    static final String WRITERS = "{writers}";

    private static final Map<String, Supplier<Registry<? extends Offer>>> LISTS = Map.of(
            DATA, Door.DATA::registry,
            NETWORKS, Door.NETWORKS::registry,
            METRICS, Door.METRICS::registry,
            PICTURES, Door.PICTURES::registry,
            WRITERS, Conversion::writers);

    private DoorLists() {}

    /** Has the marks in the footer of a command's manual replaced. */
    static void fill(CommandLine command) {
        Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, help -> filled(help.footer()));
    }

    private static String filled(String footer) {
        String text = footer;
        for (Map.Entry<String, Supplier<Registry<? extends Offer>>> list : LISTS.entrySet()) {
            if (text.contains(list.getKey())) {
                text = text.replace(list.getKey(), lines(list.getValue()));
            }
        }
        return text;
    }

    /** The manual is printed even if something on the path is broken, which is said in its place. */
    private static String lines(Supplier<Registry<? extends Offer>> registry) {
        try {
            return registry.get().help().stream()
                    .map(line -> "  " + line)
                    .collect(Collectors.joining(System.lineSeparator()));
        } catch (BadInputException broken) {
            return "  " + broken.getMessage();
        }
    }

    /**
     * The data that are taken where none are named.
     *
     * @throws BadInputException if nothing is usual
     */
    static List<String> usualData() {
        Registry<DataSource> sources = DataSources.registry();
        List<String> usual = sources.usual().stream().map(DataSource::name).toList();
        if (usual.isEmpty()) {
            throw new BadInputException(
                    "No data are usual here; choose with --data: %s.".formatted(sources.forms(source -> true)));
        }
        return usual;
    }
}
