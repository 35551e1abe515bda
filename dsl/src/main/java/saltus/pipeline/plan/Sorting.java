package saltus.pipeline.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import saltus.graph.Array;

/** Tells what an evaluation asks, and on which rows, by the numbers of a batch. */
final class Sorting {
    private final Array z;
    private final double[] r;
    private final double[] s;
    private final double[] t;
    private final double[] labels;
    private final int nothing;

    /**
     * @param z the batch's points z_t
     * @param times its r, s and t
     * @param student what the student was asked on the whole batch
     * @param nothing the null label
     */
    Sorting(Array z, List<double[]> times, Asked student, int nothing) {
        this.z = z;
        this.r = times.get(0);
        this.s = times.get(1);
        this.t = times.get(2);
        this.labels = new double[t.length];
        student.rows().forEach(row -> labels[student.origins()[row]] = student.argument(row, CountedNetwork.LABEL));
        this.nothing = nothing;
    }

    /** An evaluation may ask for two things at once: with the student's label, and without. */
    List<Counted> of(Asked asked) {
        IntPredicate unconditional =
                row -> asked.argument(row, CountedNetwork.LABEL) == nothing && labels[asked.origins()[row]] != nothing;
        List<Counted> found = new ArrayList<>();
        for (boolean without : new boolean[] {false, true}) {
            int[] rows = asked.rows()
                    .filter(row -> unconditional.test(row) == without)
                    .toArray();
            if (rows.length > 0) {
                found.add(new Counted(what(asked, rows, without ? "null" : "y"), asked.mode(), rows(asked, rows)));
            }
        }
        return found;
    }

    private String what(Asked asked, int[] rows, String label) {
        IntToDoubleFunction end = row -> asked.argument(row, CountedNetwork.END);
        IntToDoubleFunction start = row -> asked.argument(row, CountedNetwork.START);
        boolean atS = is(asked, rows, start, s);
        boolean atT = is(asked, rows, start, t);
        boolean own = Arrays.stream(rows).allMatch(row -> isOwnPoint(asked, row));
        String point = own ? "z_t" : atS && !atT ? "z_s" : "z'";
        String from = atT ? "t" : atS ? "s" : "t'";
        String to =
                is(asked, rows, end, r) ? "r" : is(asked, rows, end, t) ? "t" : is(asked, rows, end, s) ? "s" : "r'";
        if (asked.teacher()) {
            return "teacher(%s, %s, %s)".formatted(point, from, label);
        }
        String function = switch (asked.mode()) {
            case TANGENT -> "d/dt u";
            case LEARNED_TANGENT -> "d/dr u";
            case VALUE, GRADIENT -> "u";
        };
        return "%s(%s, %s, %s, %s)".formatted(function, point, to, from, label);
    }

    private static boolean is(Asked asked, int[] rows, IntToDoubleFunction argument, double... time) {
        return Arrays.stream(rows).allMatch(row -> argument.applyAsDouble(row) == time[asked.origins()[row]]);
    }

    private boolean isOwnPoint(Asked asked, int row) {
        int channels = CountedNetwork.CHANNELS;
        int own = asked.origins()[row] * channels;
        return IntStream.range(0, channels).allMatch(i -> asked.argument(row, i) == z.values()[own + i]);
    }

    private Plan.Rows rows(Asked asked, int[] rows) {
        boolean[] in = new boolean[t.length];
        Arrays.stream(rows).forEach(row -> in[asked.origins()[row]] = true);
        double share = (double) rows.length / t.length;
        List<String> words = new ArrayList<>();
        IntPredicate among = narrowed(in, i -> true, i -> r[i] < t[i], "r < t", words);
        among = narrowed(in, among, i -> labels[i] != nothing, "labelled", words);
        among = within(in, among, i -> t[i], "t", words);
        within(in, among, i -> t[i] - r[i], "t - r", words);
        String which = String.join(", ", words);
        if (share == 1) {
            return new Plan.Rows("all", share);
        }
        String percent = String.format(Locale.ROOT, "%.0f %%", 100 * share);
        return new Plan.Rows(which.isEmpty() ? percent : which + " (" + percent + ")", share);
    }

    private IntPredicate narrowed(
            boolean[] in, IntPredicate among, IntPredicate condition, String name, List<String> words) {
        boolean holds = rows().allMatch(i -> !in[i] || condition.test(i));
        if (!holds || rows().filter(among).allMatch(condition)) {
            return among;
        }
        words.add(name);
        return among.and(condition);
    }

    /** Rows that a number tells from the others, because it lies between two bounds on them alone. */
    private IntPredicate within(
            boolean[] in, IntPredicate among, IntToDoubleFunction number, String name, List<String> words) {
        double least = rows().filter(i -> in[i]).mapToDouble(number).min().orElseThrow();
        double most = rows().filter(i -> in[i]).mapToDouble(number).max().orElseThrow();
        IntPredicate inside = i -> number.applyAsDouble(i) >= least && number.applyAsDouble(i) <= most;
        boolean tells = rows().filter(among).allMatch(i -> in[i] == inside.test(i));
        return tells
                ? narrowed(
                        in, among, inside, String.format(Locale.ROOT, "%.2f <= %s <= %.2f", least, name, most), words)
                : among;
    }

    private IntStream rows() {
        return IntStream.range(0, t.length);
    }
}
