package saltus.processor.mirror;

import java.util.Optional;
import java.util.function.Function;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import saltus.processor.formula.Formula;

/** A compiler as recipes see it: one reader, and one reporter that knows where the reader found things. */
public final class Mirror {
    private final RecipeReader reader;
    private final Reporter reporter;
    private final Optional<SourceView> sources;

    /**
     * A mirror of one round.
     *
     * @param environment the compiler's
     * @param text reads the canonical text of formulas that come from class files
     */
    public Mirror(ProcessingEnvironment environment, Function<String, Formula> text) {
        Origins origins = new Origins();
        this.sources = SourceView.of(environment, origins);
        this.reader = new RecipeReader(environment, sources, text);
        this.reporter = new Reporter(environment.getMessager(), new Spots(environment.getMessager(), sources, origins));
    }

    /** Reads recipes. */
    public RecipeReader reader() {
        return reader;
    }

    /** A recipe as it is written; empty if the compiler does not show it. */
    public Optional<String> source(TypeElement recipe) {
        return sources.flatMap(view -> view.text(recipe));
    }

    /** Prints what is wrong with them. */
    public Reporter reporter() {
        return reporter;
    }
}
