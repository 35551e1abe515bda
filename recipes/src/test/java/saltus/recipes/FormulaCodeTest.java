package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.graph.Array;
import saltus.graph.Dim;
import saltus.graph.GraphBuilder;
import saltus.graph.Interpreter;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.graph.Type;
import saltus.pipeline.Path;
import saltus.recipes.compiling.MemoryCompiler;

/**
 * A formula as tensor code has the values of the method that it was read from, and its derivative those of difference
 * quotients of that method.
 */
class FormulaCodeTest {
    private static final int POINTS = 41;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cos(PI / 2 * t)                              | sin(PI / 2 * t)",
                "1 - t * t                                    | t * (2 - t)",
                "Math.pow(1 - t, 1.0) * exp(-t)               | t + 0.1 * t * (1 - t)",
                "t < 0.25 ? 1 - t : 0.75 - (t - 0.25)         | max(t, 0.5 * t)",
                "2 * acos(t * t * 0.5 + t * 0.5) / PI < 2 ? 1 - t : 0 | min(t, 2 * t)",
                "cosh(1 - t) - 1 - (cosh(1) - 2) * (1 - t)    | sinh(t) / sinh(1)",
                "1 - tanh(3 * t) / tanh(3)                    | log(1 + t) / log(2)",
                "abs(2 - t) - 1                               | tan(t) / tan(1)",
                "1 - atan(t) * 4 / PI                         | t + hypot(t, 1) - 1",
                "1 - expm1(t) / expm1(1)                      | fma(t, 0.5, 0.5 * t)",
                "!(t > 0.5) && t >= 0 ? 1 - t : 1 - t         | (t + t * t) / 2"
            })
    void pathsComputeWhatTheirMethodsDo(String alpha, String sigma) throws ReflectiveOperationException {
        MemoryCompiler.Result compiled =
                MemoryCompiler.compile(Map.of("Own", """
                import static java.lang.Math.*;
                import static saltus.OutputKind.*;
                import static saltus.Solver.*;
                import saltus.*;
                @Recipe @FormulaPath @NetworkOutput(VELOCITY) @OneStep(DDIM) @FlowTimes @SquaredL2
                public interface Own {
                    static double alpha(double t) { return %s; }
                    static double sigma(double t) { double value = %s; return value; }
                }
                """.formatted(alpha, sigma)), "-Xlint:-options");
        assertEquals(List.of(), compiled.errors());
        Path path = compiled.pipeline("Own").path();
        Class<?> recipe = compiled.loader().loadClass("Own");
        compare(path, recipe.getMethod("alpha", double.class), Path::alpha, Path::alphaPrime);
        compare(path, recipe.getMethod("sigma", double.class), Path::sigma, Path::sigmaPrime);
    }

    private static void compare(
            Path path, Method method, BiFunction<Path, Tensor, Tensor> value, BiFunction<Path, Tensor, Tensor> slope)
            throws ReflectiveOperationException {
        double[] times = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            times[i] = 0.0123 + 0.97 * i / (POINTS - 1);
        }
        double[] values = interpreted(path, value, times);
        double[] slopes = interpreted(path, slope, times);
        double h = 1e-6;
        for (int i = 0; i < POINTS; i++) {
            assertEquals((double) method.invoke(null, times[i]), values[i], 1e-13, method + " at " + times[i]);
            double after = (double) method.invoke(null, times[i] + h);
            double before = (double) method.invoke(null, times[i] - h);
            assertEquals((after - before) / (2 * h), slopes[i], 1e-8, method + "' at " + times[i]);
        }
    }

    private static double[] interpreted(Path path, BiFunction<Path, Tensor, Tensor> value, double[] times) {
        GraphBuilder graph = new GraphBuilder();
        Tensor t = graph.input(Role.DATA, "t", Type.real(Shape.of(Dim.BATCH)));
        graph.output("value", value.apply(path, t));
        return Interpreter.run(graph.build(), Map.of("t", new Array(times, times.length)))
                .get("value")
                .values();
    }
}
