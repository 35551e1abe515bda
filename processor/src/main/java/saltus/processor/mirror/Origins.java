package saltus.processor.mirror;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import saltus.processor.formula.Expr;

/** Where expressions come from. The very object counts: equal expressions may stand in several places. */
final class Origins {
    private final Map<Expr, Spot> spots = new IdentityHashMap<>();

    void put(Expr expression, Spot spot) {
        spots.put(expression, spot);
    }

    Optional<Spot> of(Expr expression) {
        return Optional.ofNullable(spots.get(expression));
    }
}
