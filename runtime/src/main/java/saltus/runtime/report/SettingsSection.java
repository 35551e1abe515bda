package saltus.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How a run was trained, on what and where. */
final class SettingsSection implements Section {
    /** In the design's table already. */
    private static final String DESIGN = "design.";

    private static final String BYTES = "_bytes";
    private static final double GIGABYTE = 1e9;

    @Override
    public String id() {
        return "settings";
    }

    @Override
    public String title() {
        return "Settings and machine";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Html> parts = new ArrayList<>();
        table(parts, "What makes the run what it is", runs, run -> without(run.identity()));
        table(parts, "What else it was asked for", runs, RunView::settings);
        table(parts, "Machine and versions", runs, SettingsSection::machine);
        return parts.isEmpty() ? Optional.empty() : Optional.of(Html.joined(parts));
    }

    private static void table(
            List<Html> parts, String title, List<RunView> runs, Function<RunView, Map<String, String>> said) {
        SideBySide table = SideBySide.of(runs, run -> words(said.apply(run)));
        if (!table.isEmpty()) {
            parts.add(Html.element("h3", title));
            parts.add(table.html());
        }
    }

    private static Map<String, String> without(Map<String, String> identity) {
        Map<String, String> others = new LinkedHashMap<>(identity);
        others.keySet().removeIf(name -> name.startsWith(DESIGN));
        return others;
    }

    private static Map<String, String> machine(RunView run) {
        Map<String, String> machine = new LinkedHashMap<>();
        run.machine().forEach((name, value) -> {
            if (name.endsWith(BYTES) && value.matches("\\d{1,18}")) {
                machine.put(
                        name.substring(0, name.length() - BYTES.length()),
                        String.format(Locale.ROOT, "%.1f GB", Long.parseLong(value) / GIGABYTE));
            } else {
                machine.put(name, value);
            }
        });
        return machine;
    }

    private static Map<String, String> words(Map<String, String> texts) {
        Map<String, String> words = new LinkedHashMap<>();
        texts.forEach((name, value) -> words.put(name.replace('_', ' ').replace('-', ' '), value));
        return words;
    }
}
