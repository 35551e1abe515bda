package saltus.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recipe as it is written. */
final class SourceSection implements Section {
    @Override
    public String id() {
        return "source";
    }

    @Override
    public String title() {
        return "Recipe";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Html> parts = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            String source = runs.get(i).source();
            if (!source.isEmpty()) {
                if (runs.size() > 1) {
                    parts.add(Html.element("h3", SideBySide.name(runs, i)));
                }
                parts.add(Html.element("pre tabindex=\"0\"", Html.element("code", source)));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(Html.joined(parts));
    }
}
