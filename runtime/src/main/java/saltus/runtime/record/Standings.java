package saltus.runtime.record;

import java.util.ArrayList;
import java.util.List;
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

/** How a recipe stands with every constraint of the framework: an entry for each check that concerns it. */
final class Standings {
    private static final String NOT_APPLICABLE = "not applicable";

    /** The check of methods over tensors, by which a recipe can do what otherwise cannot be written. */
    private static final String OWN_CODE = TensorMethods.class.getSimpleName();

    private Standings() {}

    static List<Explanation.Standing> of(Card card) {
        Map<String, Card.Check> checks =
                card.checks().stream().collect(Collectors.toMap(Card.Check::id, Function.identity(), (a, b) -> a));
        List<Explanation.Standing> standings = new ArrayList<>();
        for (Topic topic : Pages.topics()) {
            if (!topic.name().isEmpty()) {
                standings.addAll(of(topic, checks));
            }
        }
        return standings;
    }

    private static List<Explanation.Standing> of(Topic topic, Map<String, Card.Check> checks) {
        boolean ownCode = topic.ids().contains(OWN_CODE) && checks.containsKey(OWN_CODE);
        List<String> concerned = topic.ids().stream()
                .filter(id -> checks.containsKey(id) || (isConstruction(id) && !ownCode))
                .toList();
        if (concerned.isEmpty()) {
            String id = topic.ids().get(0);
            return List.of(new Explanation.Standing(topic.name(), unchecked(topic), id, topic.title()));
        }
        return concerned.stream()
                .map(id -> of(topic, id, Optional.ofNullable(checks.get(id))))
                .toList();
    }

    private static Explanation.Standing of(Topic topic, String id, Optional<Card.Check> check) {
        String status = check.map(c -> c.status().words()).orElse("by construction");
        String says = check.map(Card.Check::says).orElseGet(() -> page(id).title());
        return new Explanation.Standing(topic.name(), status, id, says);
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
}
