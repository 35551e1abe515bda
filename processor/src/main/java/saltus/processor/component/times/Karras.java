package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.KarrasTimes;
import saltus.LevelLaw;
import saltus.ProgressiveScales;
import saltus.pipeline.GridLaw;
import saltus.pipeline.GrowingScales;
import saltus.pipeline.KarrasGrid;
import saltus.pipeline.Times;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.path.PathLaw;
import saltus.processor.component.term.Term;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;

/** Shortcuts to data over neighbours of a grid of noise levels. */
public record Karras(KarrasTimes values, Design design) implements TimeLaw {
    /** Up to here every pair of neighbours is looked at by itself. */
    private static final int FEW = 2000;

    private KarrasGrid scale() {
        return new KarrasGrid(values.smallest(), values.largest(), values.rho());
    }

    private Optional<GrowingScales> growing() {
        return growing(design);
    }

    /** The growing grid of a design that has one. */
    public static Optional<GrowingScales> growing(Design design) {
        return design.find(ProgressiveScales.class)
                .map(scales -> new GrowingScales(scales.first(), scales.last(), scales.steps()));
    }

    /** The finest grid; empty if the path does not know its times. */
    @Override
    public Optional<double[]> grid() {
        int scales = growing().map(levels -> levels.levels(Long.MAX_VALUE)).orElse(values.scales());
        return PathLaw.of(design)
                .flatMap(PathLaw::known)
                .map(path -> GridLaw.times(path, scale(), scales, values.squashed()));
    }

    @Override
    public Shares shares() {
        return new Shares(1, 0);
    }

    @Override
    public List<Region> regions() {
        double[] times = grid().orElseThrow();
        List<Domain> neighbours = new ArrayList<>();
        if (growing().isEmpty() && times.length <= FEW) {
            for (int i = 1; i < times.length; i++) {
                neighbours.add(Domain.point(Map.of("s", times[i], "t", times[i - 1])));
            }
        } else {
            double gap = 1;
            for (int i = 1; i < times.length; i++) {
                gap = Math.min(gap, times[i - 1] - times[i]);
            }
            neighbours.add(Domain.ordered(List.of("s", "t"), new Interval(times[times.length - 1], times[0]), gap / 2));
        }
        Expr data = new Expr.Constant(0);
        return List.of(new Region(
                "neighbours",
                true,
                data,
                new Expr.Variable("s"),
                new Expr.Variable("t"),
                neighbours,
                neighbours,
                neighbours));
    }

    @Override
    public Ends ends() {
        return Ends.DATA;
    }

    /** Of a grid that reaches there; how far it reaches is a question of its own. */
    @Override
    public OptionalDouble near(Edge edge) {
        if (edge == Edge.DATA || growing().isPresent()) {
            return OptionalDouble.empty();
        }
        return grid().map(this::nearNoise).orElse(OptionalDouble.empty());
    }

    private OptionalDouble nearNoise(double[] times) {
        List<Double> masses = values.law() == LevelLaw.UNIFORM
                ? Collections.nCopies(times.length - 1, 1.0)
                : GridLaw.masses(scale(), times.length, values.mean(), values.deviation());
        double near = 0;
        double all = 0;
        for (int i = 0; i < masses.size(); i++) {
            near += times[i] > 1 - NEAR ? masses.get(i) : 0;
            all += masses.get(i);
        }
        return times[0] > 1 - NEAR ? OptionalDouble.of(near / all) : OptionalDouble.empty();
    }

    @Override
    public String advice(Edge edge) {
        return values.law() == LevelLaw.UNIFORM ? "raise largest" : "raise mean or deviation, or let law be UNIFORM";
    }

    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return inner.isOnGrid()
                ? Optional.empty()
                : Optional.of(new Refusal(
                        "the inner time is not on the grid",
                        "t and s are neighbours of the grid, whatever another rule says",
                        "use @NextOnGrid" + inner.withoutFormula() + ", or another law of times"));
    }

    @Override
    public OptionalDouble lastLevel() {
        return OptionalDouble.of(values.smallest());
    }

    @Override
    public boolean readsLevels() {
        return true;
    }

    @Override
    public TrainedSteps trained() {
        return TimeLaw.drawn(
                grid().map(times -> new Interval(times[times.length - 2], times[0]))
                        .orElse(new Interval(0, 1)),
                Term.asksVelocity(design),
                new Interval(1, 1));
    }

    @Override
    public Walk walk() {
        return Walk.RENOISING;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement("$T times = $T.$L$L.draw(step)", Times.class, GridLaw.class, source(), squashed());
    }

    private CodeBlock source() {
        CodeBlock grid =
                CodeBlock.of("new $T($L, $L, $L)", KarrasGrid.class, values.smallest(), values.largest(), values.rho());
        if (growing().isPresent()) {
            GrowingScales scales = growing().orElseThrow();
            return CodeBlock.of("growing(PATH, $L, $L.levels(step))", grid, code(scales));
        }
        return values.law() == LevelLaw.UNIFORM
                ? CodeBlock.of("uniform(PATH, $L, $L)", grid, values.scales())
                : CodeBlock.of(
                        "logNormal(PATH, $L, $L, $L, $L)", grid, values.scales(), values.mean(), values.deviation());
    }

    private String squashed() {
        return values.squashed() ? ".squashed()" : "";
    }

    /** Growing scales as code. */
    public static CodeBlock code(GrowingScales scales) {
        return CodeBlock.of("new $T($L, $L, $L)", GrowingScales.class, scales.first(), scales.last(), scales.steps());
    }
}
