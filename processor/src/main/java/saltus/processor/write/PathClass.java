package saltus.processor.write;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;
import saltus.pipeline.Path;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.path.Written;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Simplify;

/** Writes a recipe's own flow path as a nested class: alpha, sigma and their derivatives. */
final class PathClass {
    private PathClass() {}

    static TypeSpec of(FlowFormulas path) {
        return TypeSpec.classBuilder(Written.NAME)
                .addJavadoc(
                        "alpha(t) = $L, sigma(t) = $L.\n",
                        Infix.of(path.alpha().body()),
                        Infix.of(path.sigma().body()))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addSuperinterface(Path.class)
                .addMethod(method("alpha", path.alpha().body()))
                .addMethod(method("sigma", path.sigma().body()))
                .addMethod(method("alphaPrime", path.alphaPrime()))
                .addMethod(method("sigmaPrime", path.sigmaPrime()))
                .build();
    }

    private static MethodSpec method(String name, Expr body) {
        return TensorCode.method(name, List.of("t"), Simplify.of(body))
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .build();
    }
}
