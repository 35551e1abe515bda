package saltus.recipes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import saltus.processor.RecipeProcessor;

/** Java text of a page, compiled in memory with the processor on, with the imports that pages leave out. */
final class Snippet {
    private static final String IMPORTS = """
            import static saltus.InnerTime.*;
            import static saltus.OutputKind.*;
            import static saltus.PathKind.*;
            import static saltus.Reduction.*;
            import static saltus.Solver.*;
            import static saltus.StepVelocity.*;
            import saltus.*;
            import saltus.recipes.*;
            """;

    private Snippet() {}

    /** Everything that javac and the processor say, first lines only: {@code error: [Saltus/Id] what is wrong}. */
    static List<String> compile(String text) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = Runtime.version().feature() >= 21 ? List.of("-proc:full") : List.of();
        try (Memory memory = new Memory(javac.getStandardFileManager(said, null, StandardCharsets.UTF_8))) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, memory, said, options, null, List.of(new Source(IMPORTS + text)));
            task.setProcessors(List.of(new RecipeProcessor()));
            boolean passed = task.call();
            List<String> lines =
                    said.getDiagnostics().stream().map(Snippet::firstLine).toList();
            if (!passed && lines.stream().noneMatch(line -> line.startsWith("error: "))) {
                throw new AssertionError("javac failed without an error on\n" + text);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String firstLine(Diagnostic<?> diagnostic) {
        String kind = switch (diagnostic.getKind()) {
            case ERROR -> "error: ";
            case WARNING, MANDATORY_WARNING -> "warning: ";
            case NOTE, OTHER -> "note: ";
        };
        return kind + diagnostic.getMessage(null).lines().findFirst().orElse("");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///Snippet.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Output(String name, Kind kind) {
            super(URI.create("mem:///" + name.replace('.', '/') + kind.extension), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }

    /** Keeps what is written; nothing touches the disk. */
    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        Memory(StandardJavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new Output(name, kind);
        }
    }
}
