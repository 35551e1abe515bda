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

    private static CodeBlock construction(Object record) {
        List<CodeBlock> values = Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> literal(record, component))
                .toList();
        return CodeBlock.of("new $T($L)", ClassName.get(record.getClass()), CodeBlock.join(values, ", "));
    }

    private static CodeBlock literal(Object record, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(record);
            return value instanceof Record nested
                    ? construction(nested)
                    : value instanceof String ? CodeBlock.of("$S", value) : CodeBlock.of("$L", value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName() + " of " + record + " cannot be read", e);
        }
    }
}
