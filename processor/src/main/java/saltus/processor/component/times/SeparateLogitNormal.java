package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.SeparateLogitNormalTimes;
import saltus.pipeline.PairLaw;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** t and r from logit-normal laws of their own; where r is larger it is lowered to t, or the two change places. */
public record SeparateLogitNormal(SeparateLogitNormalTimes values, Design design) implements FreePairs {
    private Logit start() {
        return new Logit(values.startMean(), values.startDeviation());
    }

    private Logit end() {
        return new Logit(values.endMean(), values.endDeviation());
    }

    @Override
    public double coincide() {
        return values.coincide();
    }

    @Override
    public Interval starts() {
        Interval first = start().support();
        Interval second = end().support();
        return values.sorted()
                ? new Interval(Math.min(first.lower(), second.lower()), Math.max(first.upper(), second.upper()))
                : first;
    }

    @Override
    public Region between(InnerRule inner) {
        return values.sorted() ? Region.between(starts(), inner) : Region.apart(starts(), end().support(), inner);
    }

    /** P(the drawn r is above t): such rows have r = t. */
    @Override
    public double met() {
        return values.sorted()
                ? 0
                : NormalLaw.below((values.endMean() - values.startMean())
                        / Math.hypot(values.startDeviation(), values.endDeviation()));
    }

    @Override
    public OptionalDouble startsAbove(double x) {
        double beyond = 1 - start().below(x);
        return OptionalDouble.of(values.sorted() ? beyond + start().below(x) * (1 - end().below(x)) : beyond);
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        double below = end().below(x);
        return OptionalDouble.of(values.sorted() ? below + (1 - below) * start().below(x) : below);
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "raise startMean or startDeviation" : "lower endMean or raise endDeviation";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of(
                "$8L(new $1T($2L, $3L), new $1T($4L, $5L), $6L, $7L)",
                PairLaw.Normal.class,
                values.startMean(),
                values.startDeviation(),
                values.endMean(),
                values.endDeviation(),
                values.coincide(),
                inner,
                values.sorted() ? "sorted" : "separate");
    }
}
