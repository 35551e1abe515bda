package saltus.processor.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Encloses an expression on parts of a domain's box: part by part, and, along coordinates in which it only rises or only
 * falls, by its values on the sides.
 */
final class Bounds {
    /** Steps that take as long as what comes with every evaluation. */
    private static final int OVERHEAD = 20;

    /** Which bounds are worth work. */
    enum Wanted {
        BOTH,
        LOWER,
        UPPER
    }

    private final Tape tape;
    private final Domain domain;
    private final Wanted wanted;
    /** Where the domain has the tape's variables. */
    private final int[] places;

    private long work;

    Bounds(Tape tape, Domain domain, Wanted wanted) {
        this.tape = tape;
        this.domain = domain;
        this.wanted = wanted;
        this.places = new int[tape.variables().size()];
        for (int i = 0; i < places.length; i++) {
            String name = tape.variables().get(i);
            places[i] = domain.names().indexOf(name);
            if (places[i] < 0) {
                throw new IllegalArgumentException("the claim's domain says nothing of " + name);
            }
        }
    }

    /** Steps computed so far: what a proof has cost, on whatever machine. */
    long work() {
        return work;
    }

    /** What is known on a part of the box. The value is as tight as both ways together make it. */
    Dual on(List<Interval> part) {
        if (part.stream().allMatch(side -> side.width() == 0)) {
            count(1);
            return DualEvaluation.at(tape, placed(domain.values(part)));
        }
        Dual found = natural(part);
        if (!found.continuous() || found.value().width() == 0) {
            return found;
        }
        Interval value = found.value().meet(sides(part, found));
        return found.within(value);
    }

    private Dual natural(List<Interval> part) {
        List<Interval> centre = new ArrayList<>();
        Interval[] offsets = new Interval[part.size()];
        for (int i = 0; i < offsets.length; i++) {
            Interval side = part.get(i);
            Interval middle = Interval.point(side.middle());
            centre.add(middle);
            offsets[i] = side.minus(middle);
        }
        count(2);
        return DualEvaluation.on(tape, placed(domain.variables(part)), placed(domain.values(centre)), offsets);
    }

    private void count(int evaluations) {
        work += (long) evaluations * (OVERHEAD + tape.steps().size());
    }

    private DualEvaluation.Variables placed(DualEvaluation.Variables variables) {
        return new Placed(places, variables);
    }

    /** A domain's variables where a tape looks for them. */
    private record Placed(int[] places, DualEvaluation.Variables variables) implements DualEvaluation.Variables {
        @Override
        public Dual of(int place) {
            return variables.of(places[place]);
        }

        @Override
        public Dual difference(int first, int second) {
            return variables.difference(places[first], places[second]);
        }
    }

    /** The lower bound from the side where the expression is least, the upper one from where it is greatest. */
    private Interval sides(List<Interval> part, Dual natural) {
        Interval value = natural.value();
        double lower = wanted == Wanted.UPPER ? value.lower() : side(part, natural, true);
        double upper = wanted == Wanted.LOWER ? value.upper() : side(part, natural, false);
        return lower <= upper ? new Interval(lower, upper) : value;
    }

    private double side(List<Interval> part, Dual natural, boolean least) {
        List<Interval> moved = new ArrayList<>(part);
        for (int i = 0; i < part.size(); i++) {
            Interval slope = natural.slope(i);
            Interval side = part.get(i);
            if (side.width() > 0 && (slope.lower() >= 0 || slope.upper() <= 0)) {
                moved.set(i, Interval.point((slope.lower() >= 0) == least ? side.lower() : side.upper()));
            }
        }
        Interval value = moved.equals(part) ? natural.value() : on(moved).value();
        return least ? value.lower() : value.upper();
    }

    /** What is known at a point of the domain, given by its own variables. */
    Dual at(Map<String, Double> point) {
        count(1);
        List<Interval> values = tape.variables().stream()
                .map(name -> Interval.point(point.getOrDefault(name, Double.NaN)))
                .toList();
        return DualEvaluation.at(tape, Domain.free(values));
    }
}
