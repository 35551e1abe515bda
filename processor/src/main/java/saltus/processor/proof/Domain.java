package saltus.processor.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The points of which a claim speaks. Inside, every domain is a box: ordered times r &lt;= s &lt;= t become t and the
 * fractions at which the others lie, so that the order holds at every point of the box and r = t is one of its sides.
 */
public final class Domain {
    private static final Interval UNIT = new Interval(0, 1);

    private final List<String> names;
    private final List<Interval> box;
    /** How many of the names, from the first, are times in order; the others know nothing of each other. */
    private final int ordered;

    private final double least;
    private final double gap;

    private Domain(List<String> names, List<Interval> box, int ordered, double least, double gap) {
        this.names = List.copyOf(names);
        this.box = List.copyOf(box);
        this.ordered = ordered;
        this.least = least;
        this.gap = gap;
    }

    /** One variable in an interval. */
    public static Domain of(String variable, Interval interval) {
        return new Domain(List.of(variable), List.of(interval), 0, 0, 0);
    }

    /** A single point. */
    public static Domain point(Map<String, Double> point) {
        List<String> names = point.keySet().stream().sorted().toList();
        List<Interval> box = names.stream()
                .map(name -> Interval.point(point.getOrDefault(name, Double.NaN)))
                .toList();
        return new Domain(names, box, 0, 0, 0);
    }

    /**
     * Two or three variables in an interval, in order.
     *
     * @param names the smallest first
     * @param interval where they lie
     * @param gap least distance of the largest from the smallest, at most the interval's width
     */
    public static Domain ordered(List<String> names, Interval interval, double gap) {
        List<Interval> box = new ArrayList<>();
        box.add(new Interval(Math.min(interval.lower() + gap, interval.upper()), interval.upper()));
        names.stream().skip(1).forEach(name -> box.add(UNIT));
        return new Domain(names, box, names.size(), interval.lower(), gap);
    }

    /** This domain with one more variable, which knows nothing of the others. */
    public Domain with(String variable, Interval interval) {
        List<String> more = new ArrayList<>(names);
        more.add(variable);
        List<Interval> wider = new ArrayList<>(box);
        wider.add(interval);
        return new Domain(more, wider, ordered, least, gap);
    }

    /** The times in order without the other variables. */
    private Domain times() {
        return new Domain(names.subList(0, ordered), box.subList(0, ordered), ordered, least, gap);
    }

    /** The box whose points stand for the domain's. */
    List<Interval> box() {
        return box;
    }

    /** The variables' names. */
    List<String> names() {
        return names;
    }

    /** The variables on a part of the box by their places, with their slopes along its coordinates. */
    DualEvaluation.Variables variables(List<Interval> part) {
        Dual[] coordinates = new Dual[part.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = Dual.coordinate(part.get(i), i, coordinates.length);
        }
        return variables(coordinates, coordinates.length);
    }

    /** The variables on a part of the box without their slopes. */
    DualEvaluation.Variables values(List<Interval> part) {
        Dual[] coordinates = new Dual[part.size()];
        for (int i = 0; i < coordinates.length; i++) {
            coordinates[i] = Dual.exact(part.get(i));
        }
        return variables(coordinates, 0);
    }

    /** Variables that know nothing of each other. */
    static DualEvaluation.Variables free(List<Interval> values) {
        return new Free(values.stream().map(Dual::exact).toArray(Dual[]::new));
    }

    private DualEvaluation.Variables variables(Dual[] coordinates, int slopes) {
        return ordered > 0 ? new Times(coordinates, slopes) : new Free(coordinates);
    }

    /** Variables that are coordinates themselves. */
    private record Free(Dual[] coordinates) implements DualEvaluation.Variables {
        @Override
        public Dual of(int place) {
            return coordinates[place];
        }

        @Override
        public Dual difference(int first, int second) {
            return DualEvaluation.minus(coordinates[first], coordinates[second]);
        }
    }

    /** Ordered times: the largest, and fractions of what is left below it. */
    private final class Times implements DualEvaluation.Variables {
        private final Dual[] times;
        private final Free free;
        /** Each time less the one before. */
        private final Dual[] steps;

        Times(Dual[] coordinates, int slopes) {
            free = new Free(coordinates);
            Dual one = Dual.constant(1, slopes);
            Dual apart = Dual.constant(gap, slopes);
            Dual largest = coordinates[0];
            Dual room = DualEvaluation.minus(DualEvaluation.minus(largest, apart), Dual.constant(least, slopes));
            Dual smallest =
                    DualEvaluation.plus(Dual.constant(least, slopes), DualEvaluation.times(room, coordinates[1]));
            Dual whole =
                    DualEvaluation.plus(apart, DualEvaluation.times(room, DualEvaluation.minus(one, coordinates[1])));
            if (ordered == 2) {
                times = new Dual[] {smallest, largest};
                steps = new Dual[] {whole};
                return;
            }
            Dual first = DualEvaluation.times(whole, coordinates[2]);
            times = new Dual[] {smallest, DualEvaluation.plus(smallest, first), largest};
            steps = new Dual[] {first, DualEvaluation.times(whole, DualEvaluation.minus(one, coordinates[2])), whole};
        }

        /** A time is drawn, not computed: it is exact in single precision. */
        @Override
        public Dual of(int place) {
            return place < ordered ? times[place].off(0) : free.of(place);
        }

        @Override
        public Dual difference(int first, int second) {
            if (Math.max(first, second) >= ordered) {
                return DualEvaluation.minus(of(first), of(second));
            }
            if (first < second) {
                return DualEvaluation.negated(difference(second, first));
            }
            Dual step = first - second == times.length - 1 ? steps[steps.length - 1] : steps[second];
            return step.off(Single.sum(of(first), of(second), step.value()));
        }
    }

    /**
     * The same points as far as some of the variables show: what an expression says of times that it does not use need not
     * be asked.
     */
    Domain onto(Set<String> used) {
        List<String> kept = names.stream().filter(used::contains).toList();
        if (kept.size() == names.size() || (ordered == 0 && kept.isEmpty())) {
            return this;
        }
        if (ordered == 0) {
            return onto(kept);
        }
        if (ordered < names.size()) {
            Domain seen = times().onto(used);
            for (int i = ordered; i < names.size(); i++) {
                seen = used.contains(names.get(i)) ? seen.with(names.get(i), box.get(i)) : seen;
            }
            return seen;
        }
        Interval largest = box.get(0);
        boolean ends = kept.equals(List.of(names.get(0), names.get(names.size() - 1)));
        if (kept.size() == 2) {
            boolean exact = gap == 0 || ends;
            return exact ? ordered(kept, new Interval(least, largest.upper()), gap) : this;
        }
        String only = kept.isEmpty() ? names.get(names.size() - 1) : kept.get(0);
        boolean isLargest = only.equals(names.get(names.size() - 1));
        boolean isSmallest = only.equals(names.get(0));
        double lower = isLargest ? largest.lower() : least;
        double upper = isSmallest ? Math.max(largest.upper() - gap, least) : largest.upper();
        return of(only, new Interval(lower, upper));
    }

    private Domain onto(List<String> kept) {
        return new Domain(
                kept, kept.stream().map(name -> box.get(names.indexOf(name))).toList(), 0, 0, 0);
    }

    /** Equal for domains of the same points under the same names. */
    List<Object> key() {
        return List.of(names, box, ordered, least, gap);
    }

    /** The variables at a point of the box, rounded. */
    Map<String, Double> point(List<Double> coordinates) {
        List<Interval> box = coordinates.stream().map(Interval::point).toList();
        Map<String, Double> point = new LinkedHashMap<>();
        DualEvaluation.Variables values = values(box);
        for (int i = 0; i < names.size(); i++) {
            point.put(names.get(i), values.of(i).value().middle());
        }
        return point;
    }

    /** True if a point lies in the domain; of one that names some of the variables, true if the others can be chosen so. */
    public boolean contains(Map<String, Double> point) {
        Domain seen = onto(point.keySet());
        if (seen.names.size() < names.size()) {
            return seen.contains(point);
        }
        if (!IntStream.range(ordered, names.size())
                .allMatch(i -> box.get(i).contains(point.getOrDefault(names.get(i), Double.NaN)))) {
            return false;
        }
        if (ordered == 0) {
            return true;
        }
        double previous = least;
        for (String name : names.subList(0, ordered)) {
            double value = point.getOrDefault(name, Double.NaN);
            if (!(value >= previous)) {
                return false;
            }
            previous = value;
        }
        double smallest = point.getOrDefault(names.get(0), Double.NaN);
        return previous <= box.get(0).upper() && previous - smallest >= gap;
    }
}
