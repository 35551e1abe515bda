package saltus.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import saltus.FormulaPath;
import saltus.pipeline.Guided;
import saltus.pipeline.Path;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Route;
import saltus.pipeline.SamplingStep;
import saltus.pipeline.SolverMap;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.path.PathLaw;
import saltus.processor.component.sampling.Drive;
import saltus.processor.component.sampling.Leading;
import saltus.processor.component.sampling.Stops;
import saltus.processor.design.Design;
import saltus.processor.rules.Judgement;

/** Writes the class that {@link java.util.ServiceLoader} finds: {@code MeanFlow} becomes {@code MeanFlowPipeline}. */
public final class PipelineWriter {
    private final List<AnnotationSpec> marks;

    /** @param marks annotations of every generated class */
    public PipelineWriter(List<AnnotationSpec> marks) {
        this.marks = List.copyOf(marks);
    }

    /** The source file of a design's pipeline. */
    public JavaFile write(Design design, Judgement judgement) {
        TypeSpec.Builder type = TypeSpec.classBuilder(design.pipelineName())
                .addJavadoc(javadoc(design))
                .addAnnotations(marks)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(Pipeline.class)
                .addField(FieldSpec.builder(Path.class, "PATH", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $L", PathLaw.of(design).orElseThrow().code())
                        .build())
                .addField(FieldSpec.builder(SolverMap.class, "STEP", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer(Solvers.prediction(design))
                        .build())
                .addMethod(getter("path", ClassName.get(Path.class), CodeBlock.of("PATH")))
                .addMethod(getter("solver", ClassName.get(SolverMap.class), CodeBlock.of("STEP")))
                .addMethod(getter(
                        "usualSteps",
                        TypeName.INT,
                        CodeBlock.of("$L", Drive.times(design).size())))
                .addMethods(usualRoute(design))
                .addMethods(usualGuidance(design))
                .addMethods(SettingMethods.of(design))
                .addMethod(TrainMethod.of(design))
                .addMethod(sample(design))
                .addMethod(ObligationsMethod.of(judgement.obligations()))
                .addMethod(CardMethod.of(design, judgement.checks()))
                .addMethods(FormulaMethods.of(design))
                .addAnnotations(FormulaMethods.canonical(design));
        if (design.has(FormulaPath.class)) {
            type.addType(PathClass.of(FlowFormulas.of(design).orElseThrow()));
        }
        return JavaFile.builder(design.packageName(), type.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private static MethodSpec sample(Design design) {
        int told = Guiding.of(design).map(Guiding::inputs).orElse(0);
        return MethodSpec.methodBuilder("sample")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(SamplingStep.class, "step")
                .addCode(told == 0 ? CodeBlock.of("") : CodeBlock.of("step.tellGuidance($L);\n", told))
                .addStatement("$L.write(step)", Drive.of(design).code())
                .build();
    }

    /** Where steps are not equal. */
    private static List<MethodSpec> usualRoute(Design design) {
        return Stops.of(design).filter(stops -> !(stops instanceof Stops.Equal)).map(Stops::times).stream()
                .map(times -> getter(
                        "usualRoute",
                        ClassName.get(Route.class),
                        CodeBlock.of(
                                "$T.at($L)",
                                Route.class,
                                times.stream().map(String::valueOf).collect(Collectors.joining(", ")))))
                .toList();
    }

    private static List<MethodSpec> usualGuidance(Design design) {
        return Leading.of(design).stream()
                .map(leading -> getter("usualGuidance", ClassName.get(Guided.class), leading.code()))
                .toList();
    }

    private static MethodSpec getter(String name, TypeName type, CodeBlock value) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(type)
                .addStatement("return $L", value)
                .build();
    }

    private static CodeBlock javadoc(Design design) {
        return CodeBlock.of(
                "The pipeline of {@code $1L}. {@code saltus explain $1L} prints the network evaluations of a training step,"
                        + " counted in this very code.\n",
                design.name());
    }
}
