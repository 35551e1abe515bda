package saltus.recipes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Twenty recipes as source files: the shipped kinds and one with formulas in turn, each with numbers of its own. */
final class TwentyRecipes {
    private static final int COUNT = 20;

    /**
     * A variant without its number and name.
     *
     * @param annotations before the interface
     * @param formulas in its body
     */
    private record Kind(String annotations, String formulas) {
        Kind(String annotations) {
            this(annotations, "");
        }
    }

    /** The n-th variant of each kind. */
    private static final List<IntFunction<Kind>> KINDS = List.of(
            TwentyRecipes::flowMatching,
            TwentyRecipes::shortcut,
            TwentyRecipes::meanFlow,
            TwentyRecipes::adaptive,
            TwentyRecipes::latent,
            TwentyRecipes::formulas);

    private static final String LINEAR = "@FlowPath(PathKind.LINEAR)\n";

    private static final String MEAN_FLOW = """
            @NetworkOutput(OutputKind.AVERAGE_VELOCITY)
            @OneStep(Solver.EULER)
            @TwoStep(
                    first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),
                    second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK))
            @InnerTime(InnerTime.AT_START)
            @Guidance(omega = 1.0, kappa = 0.5)
            """;

    private TwentyRecipes() {}

    /** Writes them; one file each. */
    static List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int n = 0; n < COUNT; n++) {
            String name = "Variant" + n;
            Kind kind = KINDS.get(n % KINDS.size()).apply(n);
            String text = "import saltus.*;\n\n/** Number %d. */\n@Recipe\n".formatted(n)
                    + kind.annotations()
                    + "@LabelDropout(%s)\npublic interface %s {\n".formatted(between(n, 0.05, 0.2), name)
                    + kind.formulas()
                    + "}\n";
            files.add(Files.writeString(folder.resolve(name + ".java"), text));
        }
        return files;
    }

    private static Kind flowMatching(int n) {
        return new Kind("""
                @FlowPath(PathKind.%s)
                @NetworkOutput(OutputKind.VELOCITY)
                @OneStep(Solver.DDIM)
                @FlowTimes
                @SquaredL2(Reduction.MEAN)
                """.formatted(n % 2 == 0 ? "LINEAR" : "COSINE"));
    }

    private static Kind shortcut(int n) {
        return new Kind("""
                @FlowPath(PathKind.LINEAR)
                @NetworkOutput(OutputKind.AVERAGE_VELOCITY)
                @OneStep(Solver.EULER)
                @TwoStep(
                        first = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                        second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK))
                @InnerTime(InnerTime.MIDPOINT)
                @DyadicTimes(steps = %d, bootstrap = 0.25)
                @SquaredL2
                @BootstrapGuidance(omega = %s)
                @TargetClamp(4)
                """.formatted(1 << (3 + n % 5), between(n, 1.1, 2)));
    }

    private static Kind meanFlow(int n) {
        return new Kind(LINEAR + MEAN_FLOW + uniform(n));
    }

    private static Kind adaptive(int n) {
        return new Kind(
                LINEAR + MEAN_FLOW + uniform(n) + "@AdaptiveWeight(power = %s)\n".formatted(between(n, 0.5, 1)));
    }

    private static Kind latent(int n) {
        return new Kind(LINEAR + MEAN_FLOW
                + "@LogitNormalTimes(mean = %s, deviation = 1.0, coincide = 0.75)\n".formatted(between(n, -0.5, -0.1))
                + "@SquaredL2\n@AdaptiveWeight(power = 1, floor = 1e-3)\n");
    }

    /** MeanFlow with a path and a weight by formulas, to be differentiated and proved. */
    private static Kind formulas(int n) {
        String bend = between(n, 0.1, 0.5);
        return new Kind("@FormulaPath\n@TimeWeight\n" + MEAN_FLOW + uniform(n), """
                    static double alpha(double t) {
                        return (1 - t) * (1 + %1$s * t);
                    }

                    static double sigma(double t) {
                        return t * (1 + %1$s - %1$s * t);
                    }

                    static double weight(double r, double s, double t) {
                        return 1 / (1 + %1$s * t * t);
                    }
                """.formatted(bend));
    }

    private static String uniform(int n) {
        return "@UniformTimes(coincide = %s)\n@SquaredL2\n".formatted(between(n, 0.5, 0.75));
    }

    private static String between(int n, double low, double high) {
        return String.format(Locale.ROOT, "%.4f", low + (high - low) * n / COUNT);
    }
}
