package saltus.processor.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.processor.formula.Evaluation;

/** Looks for points where a claim fails, and prefers bad ones with few digits. */
final class Counterexamples {
    /** Points along a coordinate, both ends included. */
    private static final int GRID = 21;

    private final Claim claim;
    private final Bounds bounds;

    Counterexamples(Claim claim) {
        this.claim = claim;
        this.bounds = new Bounds(claim);
    }

    /** The worst of a coarse grid over the whole domain. */
    Optional<Proof.Refuted> onGrid() {
        List<List<Double>> points = new ArrayList<>();
        points.add(List.of());
        for (Interval side : claim.domain().box()) {
            List<List<Double>> longer = new ArrayList<>();
            int count = side.width() == 0 ? 1 : GRID;
            for (List<Double> point : points) {
                for (int i = 0; i < count; i++) {
                    double at = i == 0
                            ? side.lower()
                            : i == count - 1 ? side.upper() : side.lower() + i * side.width() / (GRID - 1);
                    List<Double> next = new ArrayList<>(point);
                    next.add(at);
                    longer.add(next);
                }
            }
            points = longer;
        }
        Proof.Refuted worst = null;
        for (List<Double> point : points) {
            Optional<Proof.Refuted> found = at(point);
            if (found.isPresent() && (worst == null || isWorse(found.get(), worst))) {
                worst = found.get();
            }
        }
        return Optional.ofNullable(worst);
    }

    /** At a point of the box, if the claim fails there. */
    Optional<Proof.Refuted> at(List<Double> coordinates) {
        Map<String, Double> exact = claim.domain().point(coordinates);
        if (check(exact).isEmpty()) {
            return Optional.empty();
        }
        for (int digits : new int[] {1, 2, 3, 4, 6, 9}) {
            Map<String, Double> rounded = new LinkedHashMap<>();
            exact.forEach((name, value) -> rounded.put(name, rounded(value, digits)));
            Optional<Proof.Refuted> found = check(rounded);
            if (found.isPresent()) {
                return found;
            }
        }
        return check(exact);
    }

    private static double rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
    }

    private Optional<Proof.Refuted> check(Map<String, Double> point) {
        if (!claim.domain().contains(point)) {
            return Optional.empty();
        }
        Dual known = bounds.at(point);
        double value = Evaluation.of(claim.expr(), point);
        boolean undefined = !known.defined() && !Double.isFinite(value);
        boolean fails = known.defined() && claim.fails(known.value());
        return undefined || fails ? Optional.of(new Proof.Refuted(point, value)) : Optional.empty();
    }

    private boolean isWorse(Proof.Refuted found, Proof.Refuted than) {
        if (!Double.isFinite(found.value()) || !Double.isFinite(than.value())) {
            return !Double.isFinite(found.value()) && Double.isFinite(than.value());
        }
        return claim.relation().isLower() ? found.value() < than.value() : found.value() > than.value();
    }
}
