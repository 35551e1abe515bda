package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compilers that show no trees: either javac's classes are there but the compiler is another one, or they are not. */
class OtherCompilersTest {
    private static final String HEAD = IMPORTS + MEAN_FLOW;

    static Stream<Processor> processors() throws ReflectiveOperationException, MalformedURLException {
        return Stream.of(new Passing(new RecipeProcessor(), OtherCompilersTest::disguised), withoutTrees());
    }

    private static Compilation compile(Processor processor, String source) {
        return Compiler.javac().withProcessors(processor).compile(JavaFileObjects.forSourceString("Recipe", source));
    }

    private static List<String> errors(Compilation compilation) {
        return compilation.errors().stream()
                .map(error -> error.getLineNumber() + " " + error.getMessage(Locale.ROOT))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("processors")
    void builtInComponentsWork(Processor processor) {
        Compilation compilation = compile(
                processor,
                HEAD + "interface Helper { static double twice(double x) { return 2 * x; } }\n"
                        + "@Recipe interface Mine extends Base, Helper {}");
        assertEquals(
                Compilation.Status.SUCCESS,
                compilation.status(),
                () -> errors(compilation).toString());
        assertTrue(compilation.generatedSourceFile("MinePipeline").isPresent());
    }

    @ParameterizedTest
    @MethodSource("processors")
    void findingsAreToldAsEver(Processor processor) {
        List<String> errors = errors(
                compile(processor, HEAD + "@Recipe\n@UniformTimes(\ncoincide = 2) interface Mine extends Base {}"));
        assertEquals(1, errors.size(), errors::toString);
        assertTrue(errors.get(0).startsWith("18 [Saltus/CoincideIsProbability]"), errors::toString);
    }

    @ParameterizedTest
    @MethodSource("processors")
    void formulasGetOneSentence(Processor processor) {
        List<String> errors = errors(compile(
                processor,
                HEAD + "@Recipe interface Mine extends Base { static double alpha(double t) { return 1 - t; }\n"
                        + "static double sigma(double t) { return t; } }"));
        assertEquals(1, errors.size(), errors::toString);
        String error = errors.get(0);
        assertTrue(error.startsWith("16 [Saltus/FormulaNeedsJavac]"), error);
        assertTrue(error.contains("compile the recipe with javac"), error);
        assertEquals(1, error.lines().count());
    }

    /** An environment that is not javac's own and does not let one see through. */
    private static ProcessingEnvironment disguised(ProcessingEnvironment environment) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                return method.invoke(environment, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (ProcessingEnvironment) Proxy.newProxyInstance(
                OtherCompilersTest.class.getClassLoader(), new Class<?>[] {ProcessingEnvironment.class}, handler);
    }

    /** The processor where no class of com.sun.source can be loaded. */
    private static Processor withoutTrees() throws ReflectiveOperationException, MalformedURLException {
        String[] path = System.getProperty("java.class.path").split(File.pathSeparator);
        URL[] urls = new URL[path.length];
        for (int i = 0; i < path.length; i++) {
            urls[i] = new File(path[i]).toURI().toURL();
        }
        ClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("com.sun.source.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
        return (Processor) loader.loadClass(RecipeProcessor.class.getName())
                .getConstructor()
                .newInstance();
    }
}
