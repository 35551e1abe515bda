package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import saltus.FormulaTimes;
import saltus.processor.component.Progressing;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;
import saltus.processor.formula.Variables;
import saltus.processor.proof.Interval;

/** What quantile functions of the recipe make of two uniform draws. */
public record ByFormula(FormulaTimes values, Design design) implements FreePairs {
    private static final int POINTS = 200;
    private static final int FEW = 40;
    private static final int STAGES = 8;

    private Optional<Formula> start() {
        return design.formula(FormulaKind.START);
    }

    private Optional<Formula> end() {
        return design.formula(FormulaKind.END);
    }

    @Override
    public double coincide() {
        return values.coincide();
    }

    private Quantile quantile() {
        return Quantile.of(start());
    }

    @Override
    public Interval starts() {
        return quantile().range();
    }

    @Override
    public Region between(InnerRule inner) {
        return end().map(Formula::body)
                .map(body -> Region.drawn(starts(), body, inner))
                .orElseGet(() -> Region.between(starts(), inner));
    }

    /** False for a formula that has one end for a start. */
    @Override
    public boolean spreadsEnds() {
        return FreePairs.super.spreadsEnds()
                && end().filter(law -> !Variables.of(law.body()).contains("u")).isEmpty();
    }

    /** The least and the most of a grid of draws and of progress, ends of all included. */
    @Override
    public Interval lengths() {
        double[] shares = end().map(Formula::body).stream()
                .flatMap(this::shares)
                .mapToDouble(Double::doubleValue)
                .filter(share -> share >= 0 && share <= 1)
                .toArray();
        return shares.length == 0
                ? new Interval(0, 1)
                : new Interval(
                        Arrays.stream(shares).min().orElseThrow(),
                        Arrays.stream(shares).max().orElseThrow());
    }

    private Stream<Double> shares(Expr end) {
        Quantile start = quantile();
        boolean changes = start.changes() || Variables.of(end).contains(FormulaKind.PROGRESS);
        return grid(changes ? STAGES : 0)
                .flatMap(progress ->
                        grid(FEW).flatMap(u -> grid(FEW).map(v -> share(end, u, start.at(v, progress), progress))));
    }

    /** From 0 to 1 in so many steps; 1 alone for none. */
    private static Stream<Double> grid(int steps) {
        return steps == 0 ? Stream.of(1.0) : IntStream.rangeClosed(0, steps).mapToObj(i -> i / (double) steps);
    }

    private static double share(Expr end, double u, double t, double progress) {
        return (t - Evaluation.of(end, Map.of("u", u, "t", t, FormulaKind.PROGRESS, progress))) / t;
    }

    @Override
    public OptionalDouble startsAbove(double x) {
        return OptionalDouble.of(quantile().above(x));
    }

    /** The share of a grid of draws, once curricula have run. */
    @Override
    public OptionalDouble endsBelow(double x) {
        if (end().isEmpty()) {
            return OptionalDouble.empty();
        }
        Expr end = end().orElseThrow().body();
        Quantile quantile = quantile();
        long near = IntStream.range(0, POINTS)
                .mapToDouble(i -> quantile.at(middle(i)))
                .mapToLong(t -> IntStream.range(0, POINTS)
                        .filter(i -> Evaluation.of(end, Map.of("u", middle(i), "t", t, FormulaKind.PROGRESS, 1.0)) < x)
                        .count())
                .sum();
        return OptionalDouble.of(near / (double) (POINTS * POINTS));
    }

    private static double middle(int cell) {
        return (cell + 0.5) / POINTS;
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "let start rise further, as to start(1) = 1" : "let end fall further";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of(
                "byFormulas($L, $L, $L, $L)",
                Progressing.function(design, FormulaKind.START),
                Ending.of(design).movesAll()
                        ? CodeBlock.of("(u, t) -> t.zeros()")
                        : Progressing.function(design, FormulaKind.END),
                values.coincide(),
                inner);
    }
}
