package saltus.processor.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The points of which a claim speaks. Inside, every domain is a box: ordered times r &lt;= s &lt;= t become t and the
 * fractions at which the others lie, so that the order holds at every point of the box and r = t is one of its sides.
 */
public final class Domain {
    private static final Interval UNIT = new Interval(0, 1);

    private final List<String> names;
    private final List<Interval> box;
    private final boolean ordered;
    private final double least;
    private final double gap;

    private Domain(List<String> names, List<Interval> box, boolean ordered, double least, double gap) {
        this.names = List.copyOf(names);
        this.box = List.copyOf(box);
        this.ordered = ordered;
        this.least = least;
        this.gap = gap;
    }

    /** One variable in an interval. */
    public static Domain of(String variable, Interval interval) {
        return new Domain(List.of(variable), List.of(interval), false, 0, 0);
    }

    /** A single point. */
    public static Domain point(Map<String, Double> point) {
        List<String> names = point.keySet().stream().sorted().toList();
        List<Interval> box = names.stream()
                .map(name -> Interval.point(point.getOrDefault(name, Double.NaN)))
                .toList();
        return new Domain(names, box, false, 0, 0);
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
        return new Domain(names, box, true, interval.lower(), gap);
    }

    /** The box whose points stand for the domain's. */
    List<Interval> box() {
        return box;
    }

    /** The variables on a part of the box, with their slopes along its coordinates. */
    Map<String, Dual> variables(List<Interval> part) {
        Map<String, Dual> variables = new LinkedHashMap<>();
        if (!ordered) {
            for (int i = 0; i < part.size(); i++) {
                variables.put(names.get(i), coordinate(part, i));
            }
            return variables;
        }
        Dual largest = coordinate(part, 0);
        Dual start = Dual.constant(least, part.size());
        // the smallest: least + (largest - gap - least) fraction
        Dual room = difference(difference(largest, Dual.constant(gap, part.size())), start);
        Dual smallest = sum(start, product(room, coordinate(part, 1)));
        variables.put(names.get(0), smallest);
        if (names.size() == 3) {
            Dual between = sum(smallest, product(difference(largest, smallest), coordinate(part, 2)));
            variables.put(names.get(1), between);
        }
        variables.put(names.get(names.size() - 1), largest);
        return variables;
    }

    /** The variables at a point of the box, rounded. */
    Map<String, Double> point(List<Double> coordinates) {
        List<Interval> box = coordinates.stream().map(Interval::point).toList();
        Map<String, Double> point = new LinkedHashMap<>();
        variables(box).forEach((name, value) -> point.put(name, value.value().middle()));
        return point;
    }

    /** True if a point lies in the domain. */
    boolean contains(Map<String, Double> point) {
        if (!ordered) {
            return IntStream.range(0, names.size())
                    .allMatch(i -> box.get(i).contains(point.getOrDefault(names.get(i), Double.NaN)));
        }
        double previous = least;
        for (String name : names) {
            double value = point.getOrDefault(name, Double.NaN);
            if (!(value >= previous)) {
                return false;
            }
            previous = value;
        }
        double smallest = point.getOrDefault(names.get(0), Double.NaN);
        return previous <= box.get(0).upper() && previous - smallest >= gap;
    }

    private static Dual coordinate(List<Interval> part, int i) {
        List<Interval> slopes = new ArrayList<>();
        for (int j = 0; j < part.size(); j++) {
            slopes.add(i == j ? Interval.ONE : Interval.ZERO);
        }
        return new Dual(part.get(i), slopes, true, true);
    }

    private static Dual sum(Dual a, Dual b) {
        return a.joined(b, a.value().plus(b.value()), Interval.ONE, Interval.ONE);
    }

    private static Dual difference(Dual a, Dual b) {
        return a.joined(b, a.value().minus(b.value()), Interval.ONE, Interval.point(-1));
    }

    private static Dual product(Dual a, Dual b) {
        return a.joined(b, a.value().times(b.value()), b.value(), a.value());
    }
}
