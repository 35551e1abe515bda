package saltus.processor.component.times;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Substitution;
import saltus.processor.formula.Variables;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;

/**
 * Rows of one kind and all times at which they may stand.
 *
 * @param name which rows, for messages
 * @param shortcut true if they learn a shortcut
 * @param r their end, over the variables of the domains
 * @param s their inner time
 * @param t their start
 * @param everywhere every point at which they may stand lies in one of these
 * @param apart the same without shortcuts shorter than a thousandth, whose times rounding may not tell apart; none where the
 *     variables do not show how long a shortcut is
 * @param inside the same without the outermost thousandth, which a continuous law meets with probability near zero
 */
public record Region(
        String name,
        boolean shortcut,
        Expr r,
        Expr s,
        Expr t,
        List<Domain> everywhere,
        List<Domain> apart,
        List<Domain> inside) {
    /** What is left out at the edge of a continuous law. */
    public static final double EDGE = 0x1p-10;

    private static final Expr R = new Expr.Variable("r");
    private static final Expr T = new Expr.Variable("t");
    private static final Expr DRAW = new Expr.Variable("draw");
    private static final Expr DATA = new Expr.Constant(0);
    private static final Interval UNIT = new Interval(0, 1);

    public Region {
        everywhere = List.copyOf(everywhere);
        apart = List.copyOf(apart);
        inside = List.copyOf(inside);
    }

    /** Rows with r = s = t. */
    public static Region coinciding(Interval times) {
        return new Region(
                "r = t",
                false,
                T,
                T,
                T,
                List.of(Domain.of("t", times)),
                List.of(),
                List.of(Domain.of("t", inner(times))));
    }

    /** Shortcuts to data. */
    public static Region toData(Interval times, InnerRule inner) {
        Interval apart = new Interval(Math.min(Math.max(times.lower(), EDGE), times.upper()), times.upper());
        return split("r = 0", DATA, inner, Domain.of("t", times), Domain.of("t", apart), Domain.of("t", inner(times)));
    }

    /** Shortcuts between any two times. */
    public static Region between(Interval times, InnerRule inner) {
        List<String> names = List.of("r", "t");
        return split(
                "r < t",
                R,
                inner,
                Domain.ordered(names, times, 0),
                Domain.ordered(names, times, Math.min(EDGE, times.upper() - times.lower())),
                Domain.ordered(
                        names,
                        inner(times),
                        Math.min(EDGE, inner(times).upper() - inner(times).lower())));
    }

    /** Shortcuts from t to the smaller of t and a time of its own law. */
    public static Region apart(Interval starts, Interval ends, InnerRule inner) {
        Expr end = new Expr.Binary(Expr.Operator.MINIMUM, new Expr.Variable("end"), T);
        Expr s = inner.split(end, T);
        Domain everywhere = Domain.of("t", starts).with("end", ends);
        Domain inside = Domain.of("t", inner(starts)).with("end", inner(ends));
        double lowest = Math.min(starts.lower(), ends.lower());
        // where the drawn end is above t the row learns no shortcut
        Domain apart = Domain.ordered(
                List.of("end", "t"), new Interval(lowest, starts.upper()), Math.min(EDGE, starts.upper() - lowest));
        return new Region(
                "r < t",
                true,
                end,
                s,
                T,
                List.of(whole(everywhere, end, s)),
                List.of(whole(apart, end, s)),
                List.of(whole(inside, end, s)));
    }

    /** Shortcuts from t to an end that is a formula of t, of a draw of its own, and perhaps of progress. */
    public static Region drawn(Interval starts, Expr end, InnerRule inner) {
        Expr r = Substitution.of(end, Map.of("u", DRAW));
        Expr s = inner.split(r, T);
        return new Region(
                "r < t",
                true,
                r,
                s,
                T,
                List.of(whole(Domain.of("t", starts).with("draw", UNIT), r, s)),
                List.of(),
                List.of(whole(Domain.of("t", inner(starts)).with("draw", inner(UNIT)), r, s)));
    }

    private static Region split(String name, Expr r, InnerRule inner, Domain everywhere, Domain apart, Domain inside) {
        Expr s = inner.split(r, T);
        return new Region(
                name,
                true,
                r,
                s,
                T,
                List.of(whole(everywhere, r, s)),
                List.of(whole(apart, r, s)),
                List.of(whole(inside, r, s)));
    }

    /** The domain with the variables that an end and an inner time bring along, each from 0 to 1. */
    private static Domain whole(Domain domain, Expr r, Expr s) {
        Domain result = domain;
        Set<String> variables = new TreeSet<>(Variables.of(r));
        variables.addAll(Variables.of(s));
        for (String variable : variables) {
            if (!Set.of("r", "t", "end", "draw").contains(variable)) {
                result = result.with(variable, UNIT);
            }
        }
        return result;
    }

    private static Interval inner(Interval times) {
        double middle = (times.lower() + times.upper()) / 2;
        return new Interval(
                Math.min(Math.max(times.lower(), EDGE), middle), Math.max(Math.min(times.upper(), 1 - EDGE), middle));
    }

    /** The same rows for a formula that may see progress, too, which runs from 0 to 1 wherever they stand. */
    public Region seenBy(Expr ofTimes) {
        if (!Variables.of(ofTimes).contains(FormulaKind.PROGRESS)
                || Variables.of(r).contains(FormulaKind.PROGRESS)
                || Variables.of(s).contains(FormulaKind.PROGRESS)) {
            return this;
        }
        return new Region(name, shortcut, r, s, t, changing(everywhere), changing(apart), changing(inside));
    }

    private static List<Domain> changing(List<Domain> domains) {
        return domains.stream()
                .map(domain -> domain.with(FormulaKind.PROGRESS, UNIT))
                .toList();
    }

    /** A formula of r, s and t on these rows, over the variables of the domains. */
    public Expr at(Expr ofTimes) {
        return Substitution.of(ofTimes, Map.of("r", r, "s", s, "t", t));
    }

    /** A point of the domains as r, s and t, as far as it says. */
    public Map<String, Double> times(Map<String, Double> point) {
        Map<String, Double> times = new TreeMap<>();
        Map.of("r", r, "s", s, "t", t).forEach((name, time) -> {
            if (point.keySet().containsAll(Variables.of(time))) {
                times.put(name, Evaluation.of(time, point));
            }
        });
        return times;
    }

    /** The same with the progress, where a formula sees it, as messages show it. */
    public Map<String, Double> shown(Map<String, Double> point) {
        Map<String, Double> shown = new TreeMap<>(times(point));
        Optional.ofNullable(point.get(FormulaKind.PROGRESS))
                .ifPresent(progress -> shown.put(FormulaKind.PROGRESS, progress));
        return shown;
    }
}
