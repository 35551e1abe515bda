package saltus.runtime.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.runtime.record.Explanation;

/** The components of a recipe, and what was proved of it. */
final class DesignSection implements Section {
    @Override
    public String id() {
        return "design";
    }

    @Override
    public String title() {
        return "Design";
    }

    @Override
    public Optional<Html> of(List<RunView> runs) {
        List<Explanation> designs =
                runs.stream().flatMap(run -> run.design().stream()).toList();
        if (designs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(designs.size() == 1 && runs.size() == 1 ? one(designs.get(0)) : several(runs));
    }

    private static Html one(Explanation design) {
        List<Html> components = design.design().stream()
                .map(part -> Html.row(
                        "tr",
                        Html.text(part.slot()),
                        Stream.of(
                                Html.element("code", part.annotation()),
                                Html.text(part.source().equals(design.type()) ? "" : "from " + part.source()))))
                .toList();
        return Html.joined(List.of(
                Html.element("p", design.summary()),
                Html.table(List.of(Html.text("slot"), Html.text("component"), Html.NONE), components),
                Html.element("h3", "What holds"),
                constraints(design)));
    }

    private static Html constraints(Explanation design) {
        List<Html> concerned = new ArrayList<>();
        List<Html> others = new ArrayList<>();
        for (Explanation.Standing standing : design.constraints()) {
            boolean none = standing.status().equals("not applicable")
                    || standing.status().equals("cannot be checked");
            Html row = Html.row(
                    "tr",
                    Html.text(standing.constraint()),
                    Stream.of(
                            Html.element(
                                    "span class=\"status %s\""
                                            .formatted(standing.status().replaceAll("\\W", "-")),
                                    standing.status()),
                            Html.joined(List.of(Html.text(standing.says()), Html.element("small", standing.check())))));
            (none ? others : concerned).add(row);
        }
        List<Html> head = List.of(Html.text("constraint"), Html.text("status"), Html.text("what, and the check"));
        return Html.joined(List.of(
                Html.table(head, concerned),
                Html.element(
                        "details",
                        Html.element("summary", "Constraints that do not concern this recipe: " + others.size()),
                        Html.table(head, others))));
    }

    private static Html several(List<RunView> runs) {
        SideBySide components = SideBySide.of(runs, run -> {
            Map<String, String> parts = new LinkedHashMap<>();
            run.design().ifPresent(design -> {
                parts.put("recipe", design.type());
                design.design().forEach(part -> parts.put(part.slot(), part.annotation()));
            });
            return parts;
        });
        SideBySide standings = SideBySide.of(runs, run -> {
            Map<String, String> parts = new LinkedHashMap<>();
            run.design()
                    .ifPresent(design -> design.constraints()
                            .forEach(standing -> parts.put(
                                    standing.constraint() + " " + standing.check(),
                                    standing.status() + ": " + standing.says())));
            return parts;
        });
        return Html.joined(List.of(components.html(), Html.element("h3", "What holds"), standings.html()));
    }
}
