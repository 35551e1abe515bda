package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import saltus.Category;
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
        return java.util.Arrays.stream(Category.values())
                .flatMap(category -> design.component(category).stream())
                .map(CardMethod::component)
                .toList();
    }

    private static CodeBlock component(Component component) {
        return CodeBlock.of(
                "new $T($S, $S, $S)",
                Card.ComponentLine.class,
                component.category().name(),
                component.text(),
                component.owner());
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
