package saltus.processor;

import com.google.auto.common.GeneratedAnnotations;
import com.google.auto.service.AutoService;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import saltus.Recipe;
import saltus.processor.design.Design;
import saltus.processor.mirror.RecipeReader;
import saltus.processor.mirror.Reporter;
import saltus.processor.mirror.UnknownComponentException;
import saltus.processor.plan.Planner;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Rules;
import saltus.processor.write.PipelineWriter;

/**
 * Reads every {@link Recipe}, checks it and writes its pipeline. Each output depends on one recipe and its super-types
 * only, so that incremental builds may treat this processor as isolating.
 */
@AutoService(Processor.class)
public final class RecipeProcessor extends AbstractProcessor {
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Recipe.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        RecipeReader reader = new RecipeReader(processingEnv.getElementUtils(), processingEnv.getTypeUtils());
        Reporter reporter = new Reporter(processingEnv.getMessager(), reader);
        for (Element element : round.getElementsAnnotatedWith(Recipe.class)) {
            process((TypeElement) element, reader, reporter);
        }
        return false;
    }

    private void process(TypeElement recipe, RecipeReader reader, Reporter reporter) {
        if (recipe.getKind() != ElementKind.INTERFACE && recipe.getKind() != ElementKind.CLASS) {
            reporter.error(
                    recipe,
                    "[Saltus/RecipeIsInterface] a recipe is an interface or a class, " + recipe.getKind()
                            + " cannot be inherited from; declare it as an interface");
            return;
        }
        try {
            Optional<Design> design = reader.read(recipe);
            if (design.isEmpty()) {
                return; // javac itself reports the annotation that it could not make sense of
            }
            List<Finding> findings = Rules.findings(design.get());
            List<Finding> inherited = inherited(recipe, reader);
            findings.stream()
                    .filter(finding -> inherited.stream().noneMatch(other -> sameCause(finding, other)))
                    .forEach(finding -> reporter.print(recipe, finding));
            if (findings.isEmpty()) {
                write(recipe, design.get(), reporter);
            }
        } catch (UnknownComponentException e) {
            reporter.error(recipe, "[Saltus/UnknownComponent] " + e.getMessage());
        }
    }

    /** What super-recipes are told already: it is not repeated at those who inherit it. */
    private static List<Finding> inherited(TypeElement recipe, RecipeReader reader) {
        return reader.superRecipes(recipe).stream()
                .flatMap(parent -> reader.read(parent).stream())
                .flatMap(design -> Rules.findings(design).stream())
                .toList();
    }

    private static boolean sameCause(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.what().equals(other.what())
                && one.places().equals(other.places());
    }

    private void write(TypeElement recipe, Design design, Reporter reporter) {
        JavaFile file = new PipelineWriter(generated()).write(design, Planner.plan(design));
        try (var writer = processingEnv
                .getFiler()
                .createSourceFile(
                        design.packageName().isEmpty()
                                ? file.typeSpec().name()
                                : design.packageName() + "." + file.typeSpec().name(),
                        recipe)
                .openWriter()) {
            file.writeTo(writer);
        } catch (IOException e) {
            reporter.error(
                    recipe,
                    "[Saltus/CannotWrite] the pipeline " + file.typeSpec().name() + " cannot be written: "
                            + e.getMessage());
        }
    }

    private AnnotationSpec generated() {
        ClassName name = GeneratedAnnotations.generatedAnnotation(
                        processingEnv.getElementUtils(), processingEnv.getSourceVersion())
                .map(ClassName::get)
                .orElseThrow();
        return AnnotationSpec.builder(name)
                .addMember("value", "$S", RecipeProcessor.class.getName())
                .build();
    }
}
