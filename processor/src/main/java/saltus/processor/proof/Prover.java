package saltus.processor.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Decides claims by adaptive bisection: the part of the domain of which least is known is halved, until the claim is shown
 * on every part, a point is found where it fails, or the budget is spent.
 */
public final class Prover {
    /** Parts looked at before giving up. */
    private static final int BUDGET = 6_000;

    private record Part(List<Interval> box, Dual known, double worst) {}

    private final Claim claim;
    private final Bounds bounds;
    private final Counterexamples counterexamples;

    private Prover(Claim claim) {
        this.claim = claim;
        this.bounds = new Bounds(claim);
        this.counterexamples = new Counterexamples(claim);
    }

    /** Proves, refutes, or says where it could do neither. */
    public static Proof prove(Claim claim) {
        return new Prover(claim).prove();
    }

    private Proof prove() {
        Optional<Proof.Refuted> obvious = counterexamples.onGrid();
        if (obvious.isPresent()) {
            return obvious.get();
        }
        PriorityQueue<Part> open = new PriorityQueue<>(Comparator.comparingDouble(Part::worst));
        double proved = Double.POSITIVE_INFINITY;
        open.add(part(claim.domain().box()));
        for (int looked = 0; !open.isEmpty(); looked++) {
            Part part = open.remove();
            if (part.known().defined() && claim.holds(part.known().value())) {
                proved = Math.min(proved, signed(part.known().value()));
                continue;
            }
            List<Double> middle = part.box().stream().map(Interval::middle).toList();
            Optional<Proof.Refuted> found = counterexamples.at(middle);
            if (found.isPresent()) {
                return found.get();
            }
            int side = widest(part);
            if (looked > BUDGET || side < 0) {
                return undecided(part);
            }
            halves(part.box(), side).forEach(half -> open.add(part(half)));
        }
        return new Proof.Proved(claim.relation().isLower() ? proved : 0 - proved);
    }

    private Part part(List<Interval> box) {
        Dual known = bounds.on(box);
        return new Part(box, known, known.defined() ? signed(known.value()) : Double.NEGATIVE_INFINITY);
    }

    /** The bound that matters, so that less is worse. */
    private double signed(Interval value) {
        return claim.relation().isLower() ? value.lower() : 0 - value.upper();
    }

    /** The side whose halving promises most; negative if none can be halved. */
    private static int widest(Part part) {
        int widest = -1;
        double greatest = 0;
        for (int i = 0; i < part.box().size(); i++) {
            Interval side = part.box().get(i);
            double middle = side.middle();
            if (!(side.lower() < middle && middle < side.upper())) {
                continue;
            }
            Interval slope = part.known().slopes().get(i);
            double steepness = Math.min(1e6, Math.max(Math.abs(slope.lower()), Math.abs(slope.upper())));
            double gain = side.width() * Math.max(steepness, 1e-3);
            if (gain > greatest) {
                greatest = gain;
                widest = i;
            }
        }
        return widest;
    }

    private static List<List<Interval>> halves(List<Interval> box, int side) {
        Interval whole = box.get(side);
        double middle = whole.middle();
        List<List<Interval>> halves = new ArrayList<>();
        for (Interval half : List.of(new Interval(whole.lower(), middle), new Interval(middle, whole.upper()))) {
            List<Interval> part = new ArrayList<>(box);
            part.set(side, half);
            halves.add(part);
        }
        return halves;
    }

    private Proof undecided(Part part) {
        Map<String, Interval> where = new LinkedHashMap<>();
        claim.domain().variables(part.box()).forEach((name, value) -> where.put(name, value.value()));
        return new Proof.Undecided(where, part.known().value());
    }
}
