package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.SeparateLogitNormalTimes;
import saltus.pipeline.PairLaw;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** t and r from logit-normal laws of their own, r lowered to t where it is larger. */
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
        return start().support();
    }

    @Override
    public Region between(InnerRule inner) {
        return Region.apart(starts(), end().support(), inner);
    }

    /** P(the drawn r is above t): such rows have r = t. */
    @Override
    public double met() {
        return NormalLaw.below(
                (values.endMean() - values.startMean()) / Math.hypot(values.startDeviation(), values.endDeviation()));
    }

    @Override
    public OptionalDouble startsAbove(double x) {
        return OptionalDouble.of(1 - start().below(x));
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        return OptionalDouble.of(end().below(x));
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "raise startMean or startDeviation" : "lower endMean or raise endDeviation";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of(
                "separate(new $1T($2L, $3L), new $1T($4L, $5L), $6L, $7L)",
                PairLaw.Normal.class,
                values.startMean(),
                values.startDeviation(),
                values.endMean(),
                values.endDeviation(),
                values.coincide(),
                inner);
    }
}
