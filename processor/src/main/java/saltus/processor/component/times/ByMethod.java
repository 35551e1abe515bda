package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.OptionalDouble;
import saltus.TensorTimes;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.MethodCall;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** What methods of the recipe over tensors make of two uniform draws: anywhere, as far as the compiler knows. */
public record ByMethod(TensorTimes values, Design design) implements FreePairs {
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
        return OptionalDouble.empty();
    }

    @Override
    public OptionalDouble endsBelow(double x) {
        return OptionalDouble.empty();
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "let start return larger times" : "let end return smaller times";
    }

    @Override
    public CodeBlock source(CodeBlock inner) {
        return CodeBlock.of(
                "byMethods($L, $L, $L, $L)",
                MethodCall.body(design, TensorMethod.START),
                Ending.of(design).movesAll()
                        ? CodeBlock.of("of -> of[0].zeros()")
                        : MethodCall.body(design, TensorMethod.END),
                values.coincide(),
                inner);
    }
}
