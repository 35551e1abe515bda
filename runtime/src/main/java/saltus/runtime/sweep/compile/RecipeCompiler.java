package saltus.runtime.sweep.compile;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import saltus.runtime.BadInputException;
import saltus.runtime.sweep.choice.Language;

/** Compiles recipes in this process, against its class path, with the processors that lie there. */
public final class RecipeCompiler {
    /** Recipes of one compilation, which holds all of their syntax trees in memory. */
    private static final int TOGETHER = 100;

    private static final int PROCESSORS_HAVE_TO_BE_ASKED_FOR = 21;
    private static final Pattern ID = Pattern.compile("\\[(Saltus/\\w+)]");

    /** Stands for whatever the compiler says by itself. */
    private static final String JAVAC = "javac";

    private final JavaCompiler javac;

    private RecipeCompiler(JavaCompiler javac) {
        this.javac = javac;
    }

    /**
     * The compiler of this Java.
     *
     * @throws BadInputException if it has none
     */
    public static RecipeCompiler ofThisJava() {
        @Nullable JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (javac == null) {
            throw new BadInputException(
                    "A sweep writes recipes and compiles them, and the Java at '%s' has no compiler; run it with a JDK, 17 or newer."
                            .formatted(System.getProperty("java.home")));
        }
        return new RecipeCompiler(javac);
    }

    /** The language that recipes are written in. */
    public Language language() {
        return Language.onClassPath(javac);
    }

    /**
     * What came of a compilation.
     *
     * @param refused why, by name of the recipe
     * @param files of the other recipes, by path
     */
    public record Compiled(Map<String, Refusal> refused, Map<String, byte[]> files) {}

    /** Compiles recipes; a refused one stops none of the others. */
    public Compiled compile(List<RecipeSource> sources) {
        Map<String, Refusal> refused = new LinkedHashMap<>();
        try (MemoryFiles files = new MemoryFiles(javac.getStandardFileManager(null, null, StandardCharsets.UTF_8))) {
            for (int from = 0; from < sources.size(); from += TOGETHER) {
                List<RecipeSource> some = sources.subList(from, Math.min(sources.size(), from + TOGETHER));
                refused.putAll(judge(files, some));
                List<RecipeSource> accepted = some.stream()
                        .filter(source -> !refused.containsKey(source.type()))
                        .toList();
                if (!accepted.isEmpty()) {
                    write(files, accepted);
                }
            }
            return new Compiled(refused, files.written());
        } catch (IOException e) {
            throw new IllegalStateException("the class path cannot be read", e);
        }
    }

    private Map<String, Refusal> judge(MemoryFiles files, List<RecipeSource> sources) throws IOException {
        Map<String, Set<String>> ids = new LinkedHashMap<>();
        Map<String, List<String>> messages = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> diagnostic : run(files, sources, "-proc:only")) {
            if (diagnostic.getKind() == Diagnostic.Kind.ERROR && diagnostic.getSource() instanceof Source source) {
                String text = diagnostic.getMessage(Locale.ROOT);
                Matcher id = ID.matcher(text);
                ids.computeIfAbsent(source.type, type -> new LinkedHashSet<>())
                        .add(id.lookingAt() ? id.group(1) : JAVAC);
                messages.computeIfAbsent(source.type, type -> new ArrayList<>()).add(text);
            }
        }
        Map<String, Refusal> refused = new LinkedHashMap<>();
        ids.forEach((type, all) ->
                refused.put(type, new Refusal(List.copyOf(all), messages.getOrDefault(type, List.of()))));
        return refused;
    }

    private void write(MemoryFiles files, List<RecipeSource> sources) throws IOException {
        String processors = Runtime.version().feature() >= PROCESSORS_HAVE_TO_BE_ASKED_FOR ? "-proc:full" : "-nowarn";
        List<Diagnostic<? extends JavaFileObject>> said = run(files, sources, processors);
        said.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .findFirst()
                .ifPresent(error -> {
                    throw new IllegalStateException("a recipe that the rules allow does not compile: " + error);
                });
    }

    private List<Diagnostic<? extends JavaFileObject>> run(MemoryFiles files, List<RecipeSource> sources, String option)
            throws IOException {
        files.setClassPath();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(option, "-Xmaxerrs", "0", "-Xmaxwarns", "0", "-implicit:none");
        List<Source> units = sources.stream().map(Source::new).toList();
        boolean done =
                javac.getTask(null, files, diagnostics, options, null, units).call();
        boolean isExplained =
                diagnostics.getDiagnostics().stream().anyMatch(said -> said.getKind() == Diagnostic.Kind.ERROR);
        if (!done && !isExplained) {
            throw new IllegalStateException("javac failed and does not say why");
        }
        return diagnostics.getDiagnostics();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String type;
        private final String text;

        Source(RecipeSource source) {
            super(URI.create("memory:///" + source.path()), Kind.SOURCE);
            this.type = source.type();
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
