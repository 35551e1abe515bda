package saltus.recipes.compiling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Processor;
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

/** Compiles source texts with the processor on, without touching the disk. */
public final class MemoryCompiler {
    private MemoryCompiler() {}

    /**
     * What came of a compilation.
     *
     * @param messages errors and warnings of the processor and of javac
     * @param loader finds the compiled classes; there are none if there was an error
     */
    public record Result(List<Message> messages, ClassLoader loader) {
        /** Errors alone. */
        public List<Message> errors() {
            return messages.stream()
                    .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                    .toList();
        }

        /**
         * The pipeline of a recipe in the unnamed package.
         *
         * @throws AssertionError with the messages if it did not compile
         */
        public Pipeline pipeline(String recipe) {
            try {
                Class<?> type = loader.loadClass(recipe + "Pipeline");
                return (Pipeline) type.getConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new AssertionError("the pipeline of " + recipe + " cannot be loaded: " + messages, e);
            }
        }
    }

    /**
     * A message of the compiler.
     *
     * @param kind error, warning or note
     * @param file simple name of the type whose file it is in, empty for none
     * @param line from 1, or -1
     * @param text what it says
     */
    public record Message(Diagnostic.Kind kind, String file, long line, String text) {
        /** The id in brackets, or the whole text if there is none. */
        public String id() {
            return text.startsWith("[Saltus/") ? text.substring("[Saltus/".length(), text.indexOf(']')) : text;
        }
    }

    /**
     * The pipeline of a recipe in the unnamed package.
     *
     * @throws AssertionError with the messages if it does not compile
     */
    public static Pipeline pipeline(String recipe, String source) {
        return compile(Map.of(recipe, source)).pipeline(recipe);
    }

    /** Compiles types, their texts by their simple names. */
    public static Result compile(Map<String, String> sources, String... options) {
        return compile(new RecipeProcessor(), sources, options);
    }

    /** The same with a processor of one's own. */
    public static Result compile(Processor processor, Map<String, String> sources, String... options) {
        try (Memory memory = memory()) {
            List<String> all = new ArrayList<>(List.of(options));
            if (Runtime.version().feature() >= 21) {
                all.add("-proc:full");
            }
            List<Message> messages = called(memory, List.of(processor), all, units(sources));
            return new Result(messages, new Loader(memory.classes));
        } catch (IOException e) {
            throw new AssertionError("memory cannot be closed", e);
        }
    }

    /**
     * Compiles recipes of which some are refused: the others have their pipelines nevertheless. Each is judged once, all
     * in one round, and what was written for those that passed is then compiled with them.
     */
    public static Result compileThosePassing(Map<String, String> sources) {
        try (Memory memory = memory()) {
            List<String> judging = List.of("-proc:only", "-Xmaxerrs", Integer.toString(Integer.MAX_VALUE));
            List<Message> messages =
                    new ArrayList<>(called(memory, List.of(new RecipeProcessor()), judging, units(sources)));
            Map<String, String> passing = new LinkedHashMap<>(sources);
            messages.stream()
                    .filter(message -> message.kind() == Diagnostic.Kind.ERROR)
                    .forEach(message -> passing.remove(message.file()));
            List<JavaFileObject> units = new ArrayList<>(units(passing));
            units.addAll(memory.written);
            if (!units.isEmpty()) {
                messages.addAll(called(memory, List.of(), List.of("-proc:none", "-Xlint:-options"), units));
            }
            return new Result(List.copyOf(messages), new Loader(memory.classes));
        } catch (IOException e) {
            throw new AssertionError("memory cannot be closed", e);
        }
    }

    private static Memory memory() {
        return new Memory(
                ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, StandardCharsets.UTF_8));
    }

    private static List<JavaFileObject> units(Map<String, String> sources) {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, text) -> units.add(new Source(name, text)));
        return units;
    }

    private static List<Message> called(
            Memory memory, List<Processor> processors, List<String> options, List<JavaFileObject> units) {
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaCompiler.CompilationTask task =
                ToolProvider.getSystemJavaCompiler().getTask(null, memory, diagnostics, options, null, units);
        task.setProcessors(processors);
        boolean passed = task.call();
        List<Message> messages = diagnostics.getDiagnostics().stream()
                .map(MemoryCompiler::message)
                .toList();
        if (!passed && messages.stream().noneMatch(message -> message.kind() == Diagnostic.Kind.ERROR)) {
            throw new AssertionError("javac failed without an error on " + units);
        }
        return messages;
    }

    private static Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject file = diagnostic.getSource();
        String name = file == null ? "" : file.getName().replaceAll("^.*/", "").replace(".java", "");
        return new Message(diagnostic.getKind(), name, diagnostic.getLineNumber(), diagnostic.getMessage(null));
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
        private final List<Output> written = new ArrayList<>();

        Memory(StandardJavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            Output output = new Output(name, kind);
            if (kind == JavaFileObject.Kind.CLASS) {
                classes.put(name, output);
            } else if (kind == JavaFileObject.Kind.SOURCE) {
                written.add(output);
            }
            return output;
        }

        /** Resources beside classes, which nobody here reads, must not land in the folder of the tests. */
        @Override
        public FileObject getFileForOutput(
                JavaFileManager.Location location, String packageName, String name, FileObject sibling) {
            return new Output(name, JavaFileObject.Kind.OTHER);
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, Output> classes;

        Loader(Map<String, Output> classes) {
            super(MemoryCompiler.class.getClassLoader());
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
