package saltus.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;
import saltus.pipeline.opening.Obligation;

/** Writes {@code obligations}: what is left to be checked when the pipeline is opened. */
final class ObligationsMethod {
    private ObligationsMethod() {}

    static MethodSpec of(List<Obligation> obligations) {
        List<CodeBlock> constructions =
                obligations.stream().map(ObligationsMethod::construction).toList();
        return MethodSpec.methodBuilder("obligations")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(List.class, Obligation.class))
                .addStatement("return $T.of($>\n$L$<)", List.class, CodeBlock.join(constructions, ",\n"))
                .build();
    }

    private static CodeBlock construction(Obligation obligation) {
        List<CodeBlock> values = Arrays.stream(obligation.getClass().getRecordComponents())
                .map(component -> literal(obligation, component))
                .toList();
        return CodeBlock.of("new $T($L)", ClassName.get(obligation.getClass()), CodeBlock.join(values, ", "));
    }

    private static CodeBlock literal(Obligation obligation, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(obligation);
            return value instanceof String ? CodeBlock.of("$S", value) : CodeBlock.of("$L", value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName() + " of " + obligation + " cannot be read", e);
        }
    }
}
