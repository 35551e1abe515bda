package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.LogitNormalTimes;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** The larger and the smaller of two draws of a logit-normal law. */
public record LogitNormal(LogitNormalTimes values, Design design) implements FreePairs {
    private Logit logit() {
        return new Logit(values.mean(), values.deviation());
    }

    @Override
    public double coincide() {
        return values.coincide();
    }

    @Override
    public Interval starts() {
        return logit().support();
    }

    @Override
    public OptionalDouble startsAbove(double x) {
        return OptionalDouble.of(Pair.largerAbove(1 - logit().below(x), logit().below(x)));
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        return OptionalDouble.of(Pair.largerAbove(logit().below(x), 1 - logit().below(x)));
    }

    @Override
    public String advice(Edge edge) {
        return (edge == Edge.NOISE ? "raise mean or deviation" : "lower mean or raise deviation")
                + ", or use @UniformTimes(coincide = " + values.coincide() + ")";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of("logitNormal($L, $L, $L, $L)", values.mean(), values.deviation(), values.coincide(), inner);
    }
}
