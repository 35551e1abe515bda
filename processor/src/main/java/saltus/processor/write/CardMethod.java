package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import saltus.Category;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.Card;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** Writes {@code card}: the design and its checks. */
final class CardMethod {
    private CardMethod() {}

    static MethodSpec of(Design design, List<Card.Check> checks) {
        return MethodSpec.methodBuilder("card")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Card.class)
                .addStatement(
                        "return new $T($S, $S, $S, $L, $L)",
                        Card.class,
                        design.name(),
                        design.typeName(),
                        design.summary(),
                        list(components(design)),
                        list(checks.stream().map(CardMethod::check).toList()))
                .build();
    }

    private static List<CodeBlock> components(Design design) {
        return Arrays.stream(Category.values())
                .flatMap(category -> design.component(category).stream())
                .map(CardMethod::component)
                .toList();
    }

    private static CodeBlock component(Component component) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("new $T($S, $T.class", Card.Part.class, component.owner(), component.type());
        return members(code, component.spelled());
    }

    private static CodeBlock annotation(Annotation annotation) {
        CodeBlock.Builder code =
                CodeBlock.builder().add("$T.of($T.class", AnnotationView.class, annotation.annotationType());
        return members(code, annotation);
    }

    private static CodeBlock members(CodeBlock.Builder code, Annotation annotation) {
        AnnotationView.written(annotation)
                .forEach((member, value) -> code.add(", $T.entry($S, $L)", Map.class, member, value(value)));
        return code.add(")").build();
    }

    private static CodeBlock value(Object value) {
        return value instanceof Annotation nested
                ? annotation(nested)
                : value instanceof Enum<?> constant
                        ? CodeBlock.of("$T.$L", constant.getDeclaringClass(), constant.name())
                        : value instanceof List<?> numbers
                                ? CodeBlock.of(
                                        "$T.of($L)",
                                        List.class,
                                        numbers.stream().map(String::valueOf).collect(Collectors.joining(", ")))
                                : CodeBlock.of("$L", value);
    }

    private static CodeBlock check(Card.Check check) {
        return CodeBlock.of(
                "new $T($S, $T.$L, $S)",
                Card.Check.class,
                check.id(),
                Card.Status.class,
                check.status().name(),
                check.says());
    }

    private static CodeBlock list(List<CodeBlock> entries) {
        return entries.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.toList(),
                        blocks -> CodeBlock.of("$T.of($>\n$L$<)", List.class, CodeBlock.join(blocks, ",\n"))));
    }
}
