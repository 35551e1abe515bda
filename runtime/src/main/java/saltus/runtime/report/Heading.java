package saltus.runtime.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The top of a page: what is shown, and how far it is. */
final class Heading {
    private Heading() {}

    /** What a page is called. */
    static String title(List<RunView> runs) {
        return runs.size() == 1
                ? design(runs.get(0)).orElseGet(() -> runs.get(0).name())
                : runs.size() + " runs side by side";
    }

    /** Recipe and data; empty if nobody has kept them. */
    private static Optional<String> design(RunView run) {
        String recipe = run.identity().getOrDefault("recipe", "");
        return recipe.isEmpty()
                ? Optional.empty()
                : Optional.of(recipe.substring(recipe.lastIndexOf('.') + 1) + " on "
                        + run.identity().getOrDefault("data", "unknown data"));
    }

    /** The top. */
    static Html of(List<RunView> runs) {
        List<Html> parts = new ArrayList<>();
        parts.add(Html.element("h1", title(runs)));
        parts.add(new Html("<button type=\"button\" id=\"theme\">Theme: auto</button>"));
        for (int i = 0; i < runs.size(); i++) {
            RunView run = runs.get(i);
            Html name = runs.size() == 1 ? Html.element("strong", run.name()) : SideBySide.name(runs, i);
            String what =
                    runs.size() == 1 ? "" : design(run).map(text -> ": " + text).orElse("");
            parts.add(Html.element("p", Html.joined(List.of(name, Html.text(what + progress(run)), bar(run)))));
        }
        if (runs.stream().anyMatch(Heading::isOnItsWay)) {
            parts.add(new Html(
                    "<label class=\"follow\"><input type=\"checkbox\" id=\"follow\"> reload every 10 seconds</label>"));
        }
        return Html.element("header", Html.joined(parts));
    }

    private static boolean isOnItsWay(RunView run) {
        OptionalDouble wanted = run.wanted();
        return wanted.isPresent() && run.steps() < wanted.getAsDouble();
    }

    private static String progress(RunView run) {
        OptionalDouble wanted = run.wanted();
        String made = Numbers.words((double) run.steps());
        String steps = wanted.isPresent()
                ? "%s of %s steps".formatted(made, Numbers.words(wanted.getAsDouble()))
                : made + " steps";
        double seconds = run.timings().at(Long.MAX_VALUE);
        String time = seconds > 0 ? ", trained for " + Numbers.duration(seconds) : "";
        double left = isOnItsWay(run) && run.steps() > 0 ? seconds / run.steps() * (wanted.orElse(0) - run.steps()) : 0;
        return ", " + steps + time + (left > 0 ? ", about %s left".formatted(Numbers.duration(left)) : "");
    }

    private static Html bar(RunView run) {
        OptionalDouble wanted = run.wanted();
        return isOnItsWay(run)
                ? new Html(
                        "<progress max=\"%d\" value=\"%d\"></progress>".formatted((long) wanted.orElse(1), run.steps()))
                : Html.NONE;
    }
}
