package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import saltus.pages.Guard;
import saltus.pages.Page;
import saltus.pages.Pages;
import saltus.pages.Topic;
import saltus.pipeline.Card;
import saltus.pipeline.opening.TensorMethods;

/** How a recipe stands with every constraint of the framework: a line for each check that concerns it. */
final class ConstraintTable {
    private static final String NOT_APPLICABLE = "not applicable";

    /** The check of methods over tensors, by which a recipe can do what otherwise cannot be written. */
    private static final String OWN_CODE = TensorMethods.class.getSimpleName();

    private ConstraintTable() {}

    static void print(PrintWriter out, Card card) {
        Map<String, Card.Check> checks =
                card.checks().stream().collect(Collectors.toMap(Card.Check::id, Function.identity(), (a, b) -> a));
        out.println("Constraints (saltus explain ID tells more of each)");
        for (Topic topic : Pages.topics()) {
            if (!topic.name().isEmpty()) {
                topic(out, topic, checks);
            }
        }
    }

    private static void topic(PrintWriter out, Topic topic, Map<String, Card.Check> checks) {
        boolean ownCode = topic.ids().contains(OWN_CODE) && checks.containsKey(OWN_CODE);
        List<String> concerned = topic.ids().stream()
                .filter(id -> checks.containsKey(id) || isConstruction(id) && !ownCode)
                .toList();
        if (concerned.isEmpty()) {
            line(out, topic.name(), unchecked(topic), topic.ids().get(0), topic.title());
        }
        String name = topic.name();
        for (String id : concerned) {
            Optional<Card.Check> check = Optional.ofNullable(checks.get(id));
            String status = check.map(c -> c.status().words()).orElse("by construction");
            line(out, name, status, id, check.map(Card.Check::says).orElseGet(() -> page(id).title()));
            name = "";
        }
    }

    private static String unchecked(Topic topic) {
        boolean never = topic.ids().stream().allMatch(id -> page(id).guard() == Guard.UNCHECKED);
        return never ? "cannot be checked" : NOT_APPLICABLE;
    }

    private static boolean isConstruction(String id) {
        return page(id).guard() == Guard.CONSTRUCTION;
    }

    private static Page page(String id) {
        return Pages.find(id).orElseThrow(() -> new IllegalStateException("there is no page " + id));
    }

    private static void line(PrintWriter out, String constraint, String status, String id, String says) {
        out.printf(Locale.ROOT, "  %-4s %-20s %-34s %s%n", constraint, status, id, says);
    }
}
