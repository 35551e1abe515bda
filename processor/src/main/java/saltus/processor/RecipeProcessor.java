package saltus.processor;

import com.google.auto.common.GeneratedAnnotations;
import com.google.auto.service.AutoService;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import saltus.Recipe;
import saltus.processor.design.Design;
import saltus.processor.mirror.FormulaNeedsJavacException;
import saltus.processor.mirror.RecipeReader;
import saltus.processor.mirror.Reporter;
import saltus.processor.mirror.UnknownComponentException;
import saltus.processor.plan.Planner;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Rule;
import saltus.processor.rules.Rules;
import saltus.processor.rules.Severity;
import saltus.processor.write.PipelineWriter;

/**
 * Reads every {@link Recipe}, checks it and writes its pipeline. Each output depends on one recipe and its super-types
 * only, so that incremental builds may treat this processor as isolating.
 */
@AutoService(Processor.class)
public final class RecipeProcessor extends AbstractProcessor {
    /** Frames of a failure in the processor itself that are worth printing. */
    private static final int FRAMES = 4;

    private final List<Rule> rules;
    private final Set<String> seen = new HashSet<>();

    public RecipeProcessor() {
        this(Rules.all());
    }

    /** With other rules, for tests of what happens when one fails. */
    RecipeProcessor(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

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
        ElementFilter.typesIn(round.getRootElements())
                .forEach(type -> seen.add(type.getQualifiedName().toString()));
        RecipeReader reader = new RecipeReader(processingEnv, this::compiledHere);
        Reporter reporter = new Reporter(processingEnv.getMessager(), reader);
        for (Element element : round.getElementsAnnotatedWith(Recipe.class)) {
            process((TypeElement) element, reader, reporter);
        }
        return false;
    }

    private boolean compiledHere(TypeElement type) {
        Element outermost = type;
        while (outermost.getEnclosingElement() instanceof TypeElement outer) {
            outermost = outer;
        }
        return seen.contains(((TypeElement) outermost).getQualifiedName().toString());
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
            // javac itself reports an annotation that it could not make sense of
            reader.read(recipe).ifPresent(design -> check(recipe, design, reader, reporter));
        } catch (UnknownComponentException e) {
            reporter.error(recipe, "[Saltus/UnknownComponent] " + e.getMessage());
        } catch (FormulaNeedsJavacException e) {
            reporter.error(recipe, "[Saltus/FormulaNeedsJavac] " + e.getMessage());
        } catch (RuntimeException e) {
            reporter.error(recipe, internalError(recipe, e));
        }
    }

    private void check(TypeElement recipe, Design design, RecipeReader reader, Reporter reporter) {
        List<Finding> unreadable = reader.unreadable(recipe);
        List<Finding> findings = Rules.findings(rules, design);
        List<Finding> told = inherited(recipe, reader);
        reporter.print(recipe, without(unreadable, told), without(findings, told));
        if (unreadable.isEmpty() && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR)) {
            write(recipe, design, reporter);
        }
    }

    private static List<Finding> without(List<Finding> findings, List<Finding> told) {
        return findings.stream()
                .filter(finding -> told.stream().noneMatch(other -> sameCause(finding, other)))
                .toList();
    }

    /** What super-recipes are told already: it is not repeated at those who inherit it. */
    private List<Finding> inherited(TypeElement recipe, RecipeReader reader) {
        List<Finding> told = new ArrayList<>();
        for (TypeElement parent : reader.superRecipes(recipe)) {
            told.addAll(reader.unreadable(parent));
            reader.read(parent).ifPresent(design -> told.addAll(Rules.findings(rules, design)));
        }
        return told;
    }

    private static boolean sameCause(Finding one, Finding other) {
        return one.rule().equals(other.rule())
                && one.what().equals(other.what())
                && one.places().equals(other.places());
    }

    private static String internalError(TypeElement recipe, RuntimeException e) {
        String frames = Arrays.stream(e.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "%n  at %s".formatted(frame))
                .collect(Collectors.joining());
        return "[Saltus/InternalError] the compiler of recipes failed on %s; please report this: %s%s"
                .formatted(recipe.getQualifiedName(), e, frames);
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
