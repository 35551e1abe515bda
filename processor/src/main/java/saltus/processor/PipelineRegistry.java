package saltus.processor;

import com.google.auto.common.MoreElements;
import com.google.auto.service.AutoService;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;
import saltus.Recipe;
import saltus.pipeline.Pipeline;
import saltus.processor.design.Design;

/**
 * Registers the pipelines that {@link RecipeProcessor} writes, so that {@link java.util.ServiceLoader} finds them and the
 * generated code needs no processor but ours. One file stands for all recipes, hence a processor of its own, which
 * incremental builds run on all of them; lines that are there already stay, since a compiler may be shown only what changed.
 *
 * <p>Its name stands before that of {@link RecipeProcessor} in the alphabet, hence in the list of processors: that one claims
 * the annotations, so that no compiler warns that nobody did, and what comes after it is not shown them.
 */
@AutoService(Processor.class)
public final class PipelineRegistry extends AbstractProcessor {
    private static final String FILE = "META-INF/services/" + Pipeline.class.getName();

    private final Set<String> pipelines = new TreeSet<>();

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
        round.getElementsAnnotatedWith(Recipe.class).forEach(recipe -> pipelines.add(pipeline((TypeElement) recipe)));
        if (round.processingOver() && !round.errorRaised() && !pipelines.isEmpty()) {
            register();
        }
        return false;
    }

    /** The full name of the class that a recipe is written to; there is one for each unless there was an error. */
    private static String pipeline(TypeElement recipe) {
        String packageName = MoreElements.getPackage(recipe).getQualifiedName().toString();
        String prefix = packageName.isEmpty() ? "" : packageName + ".";
        String name = recipe.getQualifiedName().toString().substring(prefix.length());
        return prefix + Design.pipelineName(name);
    }

    private void register() {
        pipelines.addAll(known());
        try (Writer writer = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", FILE)
                .openWriter()) {
            for (String pipeline : pipelines) {
                writer.write(pipeline + "\n");
            }
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "[Saltus/CannotWrite] " + FILE + " cannot be written: " + e.getMessage());
        }
    }

    /** What is registered where classes go, by earlier compilations or by hand. */
    private List<String> known() {
        try (BufferedReader reader = new BufferedReader(processingEnv
                .getFiler()
                .getResource(StandardLocation.CLASS_OUTPUT, "", FILE)
                .openReader(true))) {
            return reader.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            return List.of(); // there is none yet
        }
    }
}
