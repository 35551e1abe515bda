package saltus.processor.component;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saltus.pipeline.TensorMethod;
import saltus.processor.component.times.Ending;
import saltus.processor.design.Design;
import saltus.processor.design.StaticMethod;

/** The methods of a recipe over tensors that its components call. */
public final class MethodCall {
    private MethodCall() {}

    /** Whatever a design's components call. */
    public static List<TensorMethod> of(Design design) {
        return Arrays.stream(TensorMethod.values())
                .filter(method -> design.has(method.component()))
                // who moves all ends to data asks for none
                .filter(method ->
                        method != TensorMethod.END || !Ending.of(design).movesAll())
                .toList();
    }

    /** A call in a step. */
    public static CodeBlock code(Design design, TensorMethod method, String... arguments) {
        return CodeBlock.of(
                "step.call($T.$L, $L, $L)",
                TensorMethod.class,
                method.name(),
                body(design, method),
                String.join(", ", arguments));
    }

    /** The method itself, as a {@link TensorMethod.Body}. */
    public static CodeBlock body(Design design, TensorMethod method) {
        StaticMethod called = design.tensorMethods(method).get(0);
        List<CodeBlock> given = IntStream.range(0, method.parameters().size())
                .mapToObj(i -> CodeBlock.of("of[$L]", i))
                .toList();
        return CodeBlock.of(
                "of -> $T.$L($L)", owner(design, called.owner()), called.name(), CodeBlock.join(given, ", "));
    }

    /** A type by its full name; that of a recipe's own package need not follow any convention. */
    private static ClassName owner(Design design, String name) {
        return design.typeName().equals(name)
                ? ClassName.get(
                        design.packageName(),
                        design.name().split("\\.")[0],
                        Arrays.stream(design.name().split("\\.")).skip(1).toArray(String[]::new))
                : ClassName.bestGuess(name);
    }
}
