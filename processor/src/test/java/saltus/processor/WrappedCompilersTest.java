package saltus.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static saltus.processor.Sources.IMPORTS;
import static saltus.processor.Sources.MEAN_FLOW;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import saltus.processor.rules.Judgement;

/** Build tools put an environment of their own around javac's: formulas are read all the same. */
class WrappedCompilersTest {
    private static void readThrough(UnaryOperator<ProcessingEnvironment> wrapper) {
        FormulaTrial.Marked marked = FormulaTrial.Marked.of(IMPORTS + MEAN_FLOW
                + "@Recipe interface Mine extends Base { static double alpha(double t) { return t §% 2; } }");
        RecipeProcessor recipes = new RecipeProcessor(design -> new Judgement(List.of()));
        Passing processor = new Passing(recipes, wrapper);
        Compilation compilation = Compiler.javac()
                .withProcessors(processor)
                .compile(JavaFileObjects.forSourceString("Recipe", marked.source()));
        assertEquals(
                marked.all("UnreadableFormula"),
                compilation.errors().stream()
                        .map(e -> e.getLineNumber() + ":" + e.getColumnNumber() + " "
                                + e.getMessage(Locale.ROOT).replaceAll("(?s)^\\[Saltus/(\\w+)].*", "$1"))
                        .toList());
    }

    @Test
    void gradle() {
        readThrough(Delegating::new);
    }

    @Test
    void intelliJ() {
        readThrough(environment -> (ProcessingEnvironment) Proxy.newProxyInstance(
                WrappedCompilersTest.class.getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                new PassingOn(environment)));
    }

    private record PassingOn(ProcessingEnvironment inner)
            implements InvocationHandler, Supplier<ProcessingEnvironment> {
        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            return method.invoke(inner, arguments);
        }

        @Override
        public ProcessingEnvironment get() {
            return inner;
        }
    }

    private static final class Delegating implements ProcessingEnvironment {
        private final ProcessingEnvironment delegate;

        Delegating(ProcessingEnvironment delegate) {
            this.delegate = delegate;
        }

        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return delegate.getFiler();
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }
}
