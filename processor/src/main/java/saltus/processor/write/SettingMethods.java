package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import saltus.ClassConsistentBatches;
import saltus.DataHead;
import saltus.EdmPreconditioning;
import saltus.Preconditioning;
import saltus.ProgressiveTargetNetwork;
import saltus.StepByLevel;
import saltus.TargetNetwork;
import saltus.VariationalWeight;
import saltus.VelocityHead;
import saltus.pipeline.Batching;
import saltus.pipeline.Scaling;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.times.Karras;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.design.Design;

/** Writes what a pipeline says about its networks: scaling, moving averages, heads. */
final class SettingMethods {
    private SettingMethods() {}

    static List<MethodSpec> of(Design design) {
        List<MethodSpec> methods = new ArrayList<>();
        scaling(design).ifPresent(code -> methods.add(getter("scaling", TypeName.get(Scaling.class), code)));
        methods.add(getter("targetDecay", TypeName.DOUBLE, decay(design)));
        design.find(ProgressiveTargetNetwork.class).ifPresent(target -> methods.add(growing(design, target)));
        if (design.has(VelocityHead.class)) {
            methods.add(getter("needsVelocityHead", TypeName.BOOLEAN, CodeBlock.of("true")));
        }
        if (Teaching.of(design).isAsked()) {
            methods.add(getter("needsTeacher", TypeName.BOOLEAN, CodeBlock.of("true")));
        }
        if (design.has(VariationalWeight.class)) {
            methods.add(getter("needsLogVariance", TypeName.BOOLEAN, CodeBlock.of("true")));
        }
        Guiding.of(design)
                .map(Guiding::inputs)
                .filter(numbers -> numbers > 0)
                .ifPresent(numbers -> methods.add(getter("guidanceInputs", TypeName.INT, CodeBlock.of("$L", numbers))));
        if (design.has(ClassConsistentBatches.class)) {
            methods.add(getter(
                    "batching",
                    TypeName.get(Batching.class),
                    CodeBlock.of("$T.$L", Batching.class, Batching.ONE_CLASS)));
        }
        return methods;
    }

    private static Optional<CodeBlock> scaling(Design design) {
        Optional<CodeBlock> scales = design.find(Preconditioning.class)
                .map(constant -> CodeBlock.of(
                        "$T.constant($L, $L)",
                        Scaling.class,
                        constant.dataDeviation(),
                        constant.output() == Preconditioning.AS_DATA ? constant.dataDeviation() : constant.output()))
                .or(() -> design.find(EdmPreconditioning.class)
                        .map(edm -> CodeBlock.of("$T.edm(PATH, $L)", Scaling.class, edm.dataDeviation())));
        CodeBlock none = CodeBlock.of("$T.NONE", Scaling.class);
        Optional<CodeBlock> headed = design.find(DataHead.class)
                .map(head -> CodeBlock.of("$L.ofData($L)", scales.orElse(none), head.floor()))
                .or(() -> scales);
        if (!design.has(StepByLevel.class)) {
            return headed;
        }
        int levels = TimeLaw.of(design).orElseThrow().levels().orElseThrow();
        return Optional.of(CodeBlock.of("$L.byLevel($L)", headed.orElse(none), levels));
    }

    private static CodeBlock decay(Design design) {
        double constant = design.find(TargetNetwork.class)
                .map(TargetNetwork::decay)
                .or(() -> design.find(ProgressiveTargetNetwork.class).map(ProgressiveTargetNetwork::decay))
                .orElse(0.0);
        return CodeBlock.of("$L", constant);
    }

    private static MethodSpec growing(Design design, ProgressiveTargetNetwork target) {
        return MethodSpec.methodBuilder("targetDecay")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.LONG, "steps")
                .returns(TypeName.DOUBLE)
                .addStatement(
                        "return $L.decay($L, steps)",
                        Karras.growing(design).map(Karras::code).orElseThrow(),
                        target.decay())
                .build();
    }

    private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }
}
