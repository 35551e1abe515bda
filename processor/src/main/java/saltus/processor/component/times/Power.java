package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.PowerTimes;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** The larger and the smaller of two draws whose distribution is a power of the time. */
public record Power(PowerTimes values, Design design) implements FreePairs {
    private double below(double x) {
        return Math.pow(x, values.power());
    }

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
        return OptionalDouble.of(Pair.largerAbove(1 - below(x), below(x)));
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        return OptionalDouble.of(Pair.largerAbove(below(x), 1 - below(x)));
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "raise power" : "lower power";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of("power($L, $L, $L)", values.power(), values.coincide(), inner);
    }
}
