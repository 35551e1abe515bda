package saltus.processor.proof;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for points where a claim fails, and prefers bad ones with few digits. */
final class Counterexamples {
    /** About so many points make the grid. */
    private static final int GRID = 500;
    /** Points along a coordinate, both ends included, where there is but one. */
    private static final int LINE = 21;
    /** What double precision may lose of a value, as a share of it, where a bound decides. */
    private static final double ROUGH = 1e-6;

    private final Claim claim;
    private final Tape tape;
    private final Bounds bounds;

    Counterexamples(Claim claim, Tape tape, Bounds bounds) {
        this.claim = claim;
        this.tape = tape;
        this.bounds = bounds;
    }

    /** The worst of a coarse grid over the whole domain. */
    Optional<Proof.Refuted> onGrid() {
        List<Interval> box = claim.domain().box();
        long sides = box.stream().filter(side -> side.width() > 0).count();
        int most = (int) Math.min(LINE, Math.floor(Math.pow(GRID, 1.0 / Math.max(1, sides))));
        List<List<Double>> points = new ArrayList<>();
        points.add(List.of());
        for (Interval side : box) {
            List<List<Double>> longer = new ArrayList<>();
            int count = side.width() == 0 ? 1 : most;
            for (List<Double> point : points) {
                for (int i = 0; i < count; i++) {
                    double at = i == 0
                            ? side.lower()
                            : i == count - 1 ? side.upper() : side.lower() + i * side.width() / (count - 1);
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
        double[] variables = tape.point(point);
        double value = tape.value(variables);
        return claim.quantity() == Claim.Quantity.VALUE
                ? check(point, value)
                : check(point, value, tape.single(variables));
    }

    private Optional<Proof.Refuted> check(Map<String, Double> point, double value) {
        if (Double.isFinite(value) && surely(value)) {
            return Optional.empty();
        }
        Dual known = bounds.at(point);
        boolean undefined = !known.defined() && !Double.isFinite(value);
        boolean fails = known.defined() && claim.fails(known.value());
        return undefined || fails ? Optional.of(new Proof.Refuted(point, value)) : Optional.empty();
    }

    /** True if the claim holds there whatever double precision has lost. */
    private boolean surely(double value) {
        double slack = ROUGH * (Math.abs(value) + Math.abs(claim.bound()));
        return claim.relation().isLower() ? value - slack > claim.bound() : value + slack < claim.bound();
    }

    private Optional<Proof.Refuted> check(Map<String, Double> point, double value, double single) {
        if (!Double.isFinite(value) || !Double.isFinite(single)) {
            return Optional.of(new Proof.Refuted(point, Double.isFinite(value) ? single : value));
        }
        double off = claim.quantity().of(value, single);
        return surely(off) || !claim.fails(Interval.point(off))
                ? Optional.empty()
                : Optional.of(new Proof.Refuted(point, off));
    }

    private boolean isWorse(Proof.Refuted found, Proof.Refuted than) {
        if (!Double.isFinite(found.value()) || !Double.isFinite(than.value())) {
            return !Double.isFinite(found.value()) && Double.isFinite(than.value());
        }
        return claim.relation().isLower() ? found.value() < than.value() : found.value() > than.value();
    }
}
