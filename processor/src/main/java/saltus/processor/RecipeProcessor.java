package saltus.processor;

import com.google.auto.service.AutoService;
import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.JavaFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Generated;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;
import saltus.Recipe;
import saltus.processor.design.Design;
import saltus.processor.formula.CanonicalText;
import saltus.processor.mirror.FormulaNeedsJavacException;
import saltus.processor.mirror.Mirror;
import saltus.processor.mirror.Reporter;
import saltus.processor.mirror.UnknownComponentException;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Rules;
import saltus.processor.write.PipelineWriter;

/**
 * Reads every {@link Recipe}, checks it and writes its pipeline. Each output depends on one recipe and its super-types
 * only, so that incremental builds may treat this processor as isolating.
 */
@AutoService(Processor.class)
public final class RecipeProcessor extends AbstractProcessor {
    private static final int FRAMES = 5;

    private final Function<Design, Judgement> rules;

    /** The processor that javac finds by itself. */
    public RecipeProcessor() {
        this(Rules::judge);
    }

    /**
     * A processor with other rules.
     *
     * @param rules what they say of a design
     */
    RecipeProcessor(Function<Design, Judgement> rules) {
        this.rules = rules;
    }

    /** All of the language, and the mark of what is written: compilers warn of annotations that nobody claims. */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Recipe.class.getPackageName() + ".*", Generated.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Mirror mirror = new Mirror(processingEnv, CanonicalText::read);
        Judge judge = new Judge(mirror.reader(), rules);
        for (Element element : round.getElementsAnnotatedWith(Recipe.class)) {
            TypeElement recipe = (TypeElement) element;
            try {
                process(recipe, mirror, judge);
            } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
                mirror.reporter().error(recipe, "[Saltus/InternalError] " + internal(recipe, e));
            }
        }
        return true;
    }

    private void process(TypeElement recipe, Mirror mirror, Judge judge) {
        Reporter reporter = mirror.reporter();
        if (recipe.getKind() != ElementKind.INTERFACE && recipe.getKind() != ElementKind.CLASS) {
            reporter.error(
                    recipe,
                    "[Saltus/RecipeIsInterface] a recipe is an interface or a class, " + recipe.getKind()
                            + " cannot be inherited from; declare it as an interface");
            return;
        }
        try {
            Optional<Judge.Judged> judged = judge.of(recipe);
            if (judged.isEmpty()) {
                return; // javac itself reports the annotation that it could not make sense of
            }
            reporter.print(recipe, judge.news(recipe, judged.get()));
            if (!judged.get().isRefused()) {
                write(recipe, judged.get(), reporter);
                mirror.source(recipe).ifPresent(source -> keep(recipe, source, reporter));
            }
        } catch (UnknownComponentException e) {
            reporter.error(recipe, "[Saltus/UnknownComponent] " + e.getMessage());
        } catch (FormulaNeedsJavacException e) {
            reporter.error(recipe, "[Saltus/FormulaNeedsJavac] " + e.getMessage());
        }
    }

    /** What to print of a mistake of ours: enough to find it. */
    private static String internal(TypeElement recipe, Throwable mistake) {
        String frames = Arrays.stream(mistake.getStackTrace())
                .limit(FRAMES)
                .map(frame -> "%n    at %s".formatted(frame))
                .collect(Collectors.joining());
        return "Saltus itself failed on the recipe %s, which is no mistake of yours; please report this message with the recipe%n  %s%s"
                .formatted(recipe.getQualifiedName(), mistake, frames);
    }

    private void write(TypeElement recipe, Judge.Judged judged, Reporter reporter) {
        Design design = judged.reading().design();
        JavaFile file = new PipelineWriter(marks(recipe)).write(design, judged.judgement());
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

    /** Keeps the source beside the classes, for the folders of runs; no name of a package, so that modules show it. */
    private void keep(TypeElement recipe, String source, Reporter reporter) {
        String name = "META-INF/saltus/" + recipe.getQualifiedName() + ".recipe";
        try (OutputStream out = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", name, recipe)
                .openOutputStream()) {
            out.write(source.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            reporter.error(recipe, "[Saltus/CannotWrite] " + name + " cannot be written: " + e.getMessage());
        }
    }

    /**
     * The mark of generated classes, where the recipe can read it: in a named module that does not require java.compiler
     * there is no such type, and the class goes without. What lints ask of a module's API is no question to what is
     * written.
     */
    private List<AnnotationSpec> marks(TypeElement recipe) {
        Elements elements = processingEnv.getElementUtils();
        ModuleElement module = elements.getModuleOf(recipe);
        List<AnnotationSpec> marks = new ArrayList<>();
        if (elements.getTypeElement(module, Generated.class.getName()) != null) {
            marks.add(AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", RecipeProcessor.class.getName())
                    .build());
        }
        if (!module.isUnnamed()) {
            marks.add(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "exports")
                    .addMember("value", "$S", "missing-explicit-ctor")
                    .build());
        }
        return marks;
    }
}
