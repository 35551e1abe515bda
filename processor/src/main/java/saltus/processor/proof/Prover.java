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
 * on every part, a point is found where it fails, or the budget is spent. The budget is counted in steps of arithmetic, so
 * that the verdict is the same on every machine.
 */
public final class Prover {
    /** Parts that are halved once more to find a tighter bound than the one that was asked for. */
    private static final int POLISHED = 48;
    /** A bound this near to a value that is met is tight, as a share of it. */
    private static final double TIGHT = 0.02;

    /** What halving is worth along a coordinate whose sides give the bound already. */
    private static final double ONE_WAY = 0x1p-10;

    private record Part(List<Interval> box, Dual known, double worst) {}

    private final Claim claim;
    private final Tape tape;
    private final Bounds bounds;
    private final Counterexamples counterexamples;
    private final long limit;
    /** Parts on which the claim holds. */
    private final PriorityQueue<Part> shown = worstFirst();
    /** The worst value met at a point, signed. */
    private double met = Double.POSITIVE_INFINITY;

    private Prover(Claim claim, Tape tape, long limit) {
        this.claim = claim;
        this.limit = limit;
        this.tape = tape;
        this.bounds = new Bounds(
                tape, claim.domain(), claim.relation().isLower() ? Bounds.Wanted.LOWER : Bounds.Wanted.UPPER);
        this.counterexamples = new Counterexamples(claim, tape, bounds);
    }

    /** Proves, refutes, or says where it could do neither. */
    public static Proof prove(Claim claim) {
        Tape tape = Tape.of(claim.expr());
        Domain seen = claim.domain().onto(tape.names());
        Claim smaller = new Claim(claim.expr(), claim.quantity(), claim.relation(), claim.bound(), seen);
        Proofs.Made made = Proofs.of(smaller, tape, Budget.limit(), limit -> new Prover(smaller, tape, limit).made());
        Budget.spend(made.steps());
        return made.proof();
    }

    private Proofs.Made made() {
        Optional<Proof> open = whereItDoesNotHold();
        // looking closer at what is shown changes no verdict, and is not what the budget is for
        long steps = bounds.work();
        return new Proofs.Made(open.orElseGet(this::proved), steps, limit);
    }

    /** A point where the claim fails or a part where it resists; empty once it is shown everywhere. */
    private Optional<Proof> whereItDoesNotHold() {
        Optional<Proof.Refuted> obvious = counterexamples.onGrid();
        if (obvious.isPresent()) {
            return Optional.of(obvious.get());
        }
        PriorityQueue<Part> open = worstFirst();
        open.add(part(claim.domain().box()));
        while (!open.isEmpty()) {
            Part part = open.remove();
            if (holds(part)) {
                shown.add(part);
                continue;
            }
            Optional<Proof.Refuted> found = counterexamples.at(middle(part));
            if (found.isPresent()) {
                return Optional.of(found.get());
            }
            int side = widest(part);
            if (bounds.work() > limit || side < 0) {
                return Optional.of(undecided(part));
            }
            halves(part.box(), side).forEach(half -> open.add(part(half)));
        }
        return Optional.empty();
    }

    private Proof proved() {
        double bound = claim.quantity() == Claim.Quantity.VALUE ? polished() : worst();
        return new Proof.Proved(claim.relation().isLower() ? bound : 0 - bound);
    }

    private static PriorityQueue<Part> worstFirst() {
        return new PriorityQueue<>(Comparator.comparingDouble(Part::worst));
    }

    private boolean holds(Part part) {
        return part.known().defined() && claim.holds(claim.quantity().of(part.known()));
    }

    /** The worst bound after looking closer where it is far from any value. */
    private double polished() {
        for (int i = 0; i < POLISHED && !shown.isEmpty(); i++) {
            Part worst = shown.remove();
            meet(worst);
            int side = widest(worst);
            if (side < 0 || worst.worst() >= met - TIGHT * Math.abs(met)) {
                shown.add(worst);
                break;
            }
            for (List<Interval> half : halves(worst.box(), side)) {
                Part smaller = part(half);
                // halves may be known less well, but never hold less
                shown.add(smaller.worst() >= worst.worst() ? smaller : new Part(half, smaller.known(), worst.worst()));
            }
        }
        return worst();
    }

    private double worst() {
        return shown.stream().mapToDouble(Part::worst).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Takes notice of the values at a part's middle and ends. */
    private void meet(Part part) {
        for (List<Double> point : List.of(
                middle(part),
                part.box().stream().map(Interval::lower).toList(),
                part.box().stream().map(Interval::upper).toList())) {
            double[] variables = tape.point(claim.domain().point(point));
            double value = tape.value(variables);
            if (Double.isFinite(value)) {
                met = Math.min(met, claim.signed(Interval.point(value)));
            }
        }
    }

    private static List<Double> middle(Part part) {
        return part.box().stream().map(Interval::middle).toList();
    }

    private Part part(List<Interval> box) {
        Dual known = bounds.on(box);
        return new Part(
                box, known, known.defined() ? claim.signed(claim.quantity().of(known)) : Double.NEGATIVE_INFINITY);
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
            Interval slope = part.known().slope(i);
            double steepness = Math.min(1e6, Single.greatest(slope));
            boolean oneWay = slope.lower() >= 0 || slope.upper() <= 0;
            double gain = side.width() * Math.max(steepness, 1e-3) * (oneWay ? ONE_WAY : 1);
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
        DualEvaluation.Variables values = claim.domain().values(part.box());
        for (int i = 0; i < claim.domain().names().size(); i++) {
            where.put(claim.domain().names().get(i), values.of(i).value());
        }
        return new Proof.Undecided(where, claim.quantity().of(part.known()));
    }
}
