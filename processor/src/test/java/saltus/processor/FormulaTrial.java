package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;
import saltus.processor.design.Design;
import saltus.processor.rules.Finding;
import saltus.processor.rules.Judgement;
import saltus.processor.rules.Severity;
import saltus.processor.rules.Verdict;

/** Compiles recipes with formulas, without the rules, and keeps the designs that were read. */
final class FormulaTrial {
    private final Map<String, Design> designs = new HashMap<>();
    private final Compilation compilation;

    private FormulaTrial(Function<Design, List<Finding>> rules, Compiler compiler, JavaFileObject[] files) {
        RecipeProcessor processor = new RecipeProcessor(design -> {
            designs.put(design.name(), design);
            return judgement(rules.apply(design));
        });
        this.compilation = compiler.withProcessors(processor).compile(files);
    }

    private static Judgement judgement(List<Finding> findings) {
        return new Judgement(findings.stream()
                .map(finding -> new Judgement.Entry(
                        finding.rule(),
                        finding.severity() == Severity.ERROR ? Verdict.refused(finding) : Verdict.warned(finding)))
                .toList());
    }

    /** Compiles one file, Recipe.java, in the unnamed package. */
    static FormulaTrial of(String source) {
        return of(design -> List.of(), source);
    }

    /** The same with rules. */
    static FormulaTrial of(Function<Design, List<Finding>> rules, String source) {
        return new FormulaTrial(
                rules, Compiler.javac(), new JavaFileObject[] {JavaFileObjects.forSourceString("Recipe", source)});
    }

    /** Compiles files beside each other, each as its full name and its text, with the given compiler. */
    static FormulaTrial of(Compiler compiler, String... namesAndSources) {
        JavaFileObject[] files = new JavaFileObject[namesAndSources.length / 2];
        for (int i = 0; i < files.length; i++) {
            files[i] = JavaFileObjects.forSourceString(namesAndSources[2 * i], namesAndSources[2 * i + 1]);
        }
        return new FormulaTrial(design -> List.of(), compiler, files);
    }

    Compilation compilation() {
        return compilation;
    }

    /** A recipe's design, after a compilation without errors. */
    Design design(String name) {
        assertEquals(List.of(), errors());
        return designs.get(name);
    }

    /** The design as it was read, errors or not. */
    Design designDespiteErrors(String name) {
        return designs.get(name);
    }

    /** Errors as {@code line:column Id}, in the order in which they were printed. */
    List<String> errors() {
        return compilation.errors().stream()
                .map(error ->
                        error.getLineNumber() + ":" + error.getColumnNumber() + " " + id(error.getMessage(Locale.ROOT)))
                .toList();
    }

    String messages() {
        return compilation.diagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    private static String id(String message) {
        return message.startsWith("[Saltus/") ? message.substring("[Saltus/".length(), message.indexOf(']')) : message;
    }

    /** A compiled class. */
    Class<?> load(String name) {
        assertEquals(List.of(), errors());
        Map<String, byte[]> classes = new HashMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                try (var in = file.openInputStream()) {
                    String path = file.getName().replaceFirst("^/?CLASS_OUTPUT/", "");
                    classes.put(path.replace(".class", "").replace('/', '.'), in.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        try {
            return new ClassLoader(FormulaTrial.class.getClassLoader()) {
                @Override
                protected Class<?> findClass(String wanted) throws ClassNotFoundException {
                    byte[] bytes = classes.get(wanted);
                    if (bytes == null) {
                        throw new ClassNotFoundException(wanted + " among " + classes.keySet());
                    }
                    return defineClass(wanted, bytes, 0, bytes.length);
                }
            }.loadClass(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** A source whose places are marked by a sign just before them. */
    record Marked(String source, List<String> places) {
        private static final char SIGN = '§';

        static Marked of(String text) {
            List<String> places = new ArrayList<>();
            List<String> lines = Arrays.asList(text.split("\n", -1));
            StringBuilder source = new StringBuilder();
            for (int line = 0; line < lines.size(); line++) {
                int column = 1;
                for (char c : lines.get(line).toCharArray()) {
                    if (c == SIGN) {
                        places.add((line + 1) + ":" + column);
                    } else {
                        source.append(c);
                        column++;
                    }
                }
                source.append('\n');
            }
            return new Marked(source.toString(), places);
        }

        /** The places, each with the same id. */
        List<String> all(String id) {
            return places.stream().map(place -> place + " " + id).toList();
        }
    }
}
