package saltus.processor.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Encloses an expression on parts of a domain's box: part by part, and, along coordinates in which it only rises or only
 * falls, by its values on the sides.
 */
final class Bounds {
    private final Claim claim;

    Bounds(Claim claim) {
        this.claim = claim;
    }

    /** What is known on a part of the box. The value is as tight as both ways together make it. */
    Dual on(List<Interval> part) {
        Dual found = DualEvaluation.on(claim.expr(), claim.domain(), part);
        if (!found.continuous() || found.value().width() == 0) {
            return found;
        }
        Interval value = found.value().meet(sides(part, found));
        return new Dual(value, found.slopes(), found.defined(), true);
    }

    /** The lower bound from the side where the expression is least, the upper one from where it is greatest. */
    private Interval sides(List<Interval> part, Dual natural) {
        List<Interval> lowest = new ArrayList<>(part);
        List<Interval> highest = new ArrayList<>(part);
        boolean moved = false;
        for (int i = 0; i < part.size(); i++) {
            Interval slope = natural.slopes().get(i);
            Interval side = part.get(i);
            boolean rises = slope.lower() >= 0;
            if (side.width() > 0 && (rises || slope.upper() <= 0)) {
                moved = true;
                lowest.set(i, Interval.point(rises ? side.lower() : side.upper()));
                highest.set(i, Interval.point(rises ? side.upper() : side.lower()));
            }
        }
        if (!moved) {
            return natural.value();
        }
        double lower = on(lowest).value().lower();
        double upper = on(highest).value().upper();
        return lower <= upper ? new Interval(lower, upper) : natural.value();
    }

    /** What is known at a point of the domain, given by its own variables. */
    Dual at(Map<String, Double> point) {
        Domain single = Domain.point(point);
        return DualEvaluation.at(claim.expr(), single.variables(single.box()));
    }
}
