package saltus.recipes.parity;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
import saltus.pipeline.Pipeline;
import saltus.processor.RecipeProcessor;

/** Compiles a recipe's source text with the processor on, without touching the disk, and loads its pipeline. */
final class InMemoryCompiler {
    private InMemoryCompiler() {}

    /**
     * The pipeline of a recipe in the unnamed package.
     *
     * @throws AssertionError with javac's messages if the recipe does not compile
     */
    static Pipeline pipeline(String name, String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        try (Memory memory = new Memory(javac.getStandardFileManager(diagnostics, null, StandardCharsets.UTF_8))) {
            JavaCompiler.CompilationTask task = javac.getTask(
                    null,
                    memory,
                    diagnostics,
                    List.of("-proc:full".equals(processingOption()) ? "-proc:full" : "-Xlint:-options"),
                    null,
                    List.of(new Source(name, source)));
            task.setProcessors(List.of(new RecipeProcessor()));
            if (!task.call()) {
                throw new AssertionError(diagnostics.getDiagnostics().stream()
                                .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                                .map(d -> d.getMessage(null))
                                .collect(Collectors.joining("\n"))
                        + "\nin\n" + source);
            }
            Class<?> type = new Loader(memory.classes).loadClass(name + "Pipeline");
            return (Pipeline) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | java.io.IOException e) {
            throw new AssertionError("the pipeline of " + name + " cannot be loaded", e);
        }
    }

    private static String processingOption() {
        return Runtime.version().feature() >= 21 ? "-proc:full" : "";
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
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

    private static final class Memory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, Output> classes = new HashMap<>();

        Memory(StandardJavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(name, kind);
            if (kind == JavaFileObject.Kind.CLASS) {
                classes.put(name, output);
            }
            return output;
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, Output> classes;

        Loader(Map<String, Output> classes) {
            super(InMemoryCompiler.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Output output = classes.get(name);
            if (output == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = output.bytes.toByteArray();
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
