package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.UniformTimes;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** The larger and the smaller of two draws of the uniform law. */
public record Uniform(UniformTimes values, Design design) implements FreePairs {
    @Override
    public double coincide() {
        return values.coincide();
    }

    @Override
    public Interval starts() {
        return new Interval(0, 1);
    }

    @Override
    public OptionalDouble startsAbove(double x) {
        return OptionalDouble.of(Pair.largerAbove(1 - x, x));
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        return OptionalDouble.of(Pair.largerAbove(x, 1 - x));
    }

    @Override
    public String advice(Edge edge) {
        return "lower coincide";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of("uniform($L, $L)", values.coincide(), inner);
    }
}
