package saltus.recipes.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Twenty recipes as source files: the shipped kinds in turn, each with numbers of its own. */
final class TwentyRecipes {
    private static final int COUNT = 20;

    /** One entry a kind of recipe: the annotations of its n-th variant. A kind with formulas has its place here. */
    private static final List<IntFunction<String>> KINDS = List.of(
            TwentyRecipes::flowMatching,
            TwentyRecipes::shortcut,
            TwentyRecipes::meanFlow,
            TwentyRecipes::adaptive,
            TwentyRecipes::latent);

    private static final String MEAN_FLOW = """
            @FlowPath(PathKind.LINEAR)
            @NetworkOutput(OutputKind.AVERAGE_VELOCITY)
            @OneStep(Solver.EULER)
            @TwoStep(
                    first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),
                    second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                    inner = InnerTime.AT_START)
            @Guidance(omega = 1.0, kappa = 0.5)
            """;

    private TwentyRecipes() {}

    /** Writes them; one file each. */
    static List<Path> write(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int n = 0; n < COUNT; n++) {
            String name = "Variant" + n;
            String text = "import saltus.*;\n\n/** Number %d. */\n@Recipe\n".formatted(n)
                    + KINDS.get(n % KINDS.size()).apply(n)
                    + "@LabelDropout(%s)\npublic interface %s {}\n".formatted(between(n, 0.05, 0.2), name);
            files.add(Files.writeString(folder.resolve(name + ".java"), text));
        }
        return files;
    }

    private static String flowMatching(int n) {
        return """
                @FlowPath(PathKind.%s)
                @NetworkOutput(OutputKind.VELOCITY)
                @OneStep(Solver.DDIM)
                @FlowTimes
                @SquaredL2(Reduction.MEAN)
                """.formatted(n % 2 == 0 ? "LINEAR" : "COSINE");
    }

    private static String shortcut(int n) {
        return """
                @FlowPath(PathKind.LINEAR)
                @NetworkOutput(OutputKind.AVERAGE_VELOCITY)
                @OneStep(Solver.EULER)
                @TwoStep(
                        first = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                        second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),
                        inner = InnerTime.MIDPOINT)
                @DyadicTimes(steps = %d, bootstrap = 0.25)
                @SquaredL2
                @BootstrapGuidance(omega = %s)
                @TargetClamp(4)
                """.formatted(1 << (3 + n % 5), between(n, 1.1, 2));
    }

    private static String meanFlow(int n) {
        return MEAN_FLOW + "@UniformTimes(coincide = %s)\n@SquaredL2\n".formatted(between(n, 0.5, 0.75));
    }

    private static String adaptive(int n) {
        return meanFlow(n) + "@AdaptiveWeight(power = %s)\n".formatted(between(n, 0.5, 1));
    }

    private static String latent(int n) {
        return MEAN_FLOW
                + "@LogitNormalTimes(mean = %s, deviation = 1.0, coincide = 0.75)\n".formatted(between(n, -0.5, -0.1))
                + "@SquaredL2\n@AdaptiveWeight(power = 1, floor = 1e-3)\n";
    }

    private static String between(int n, double low, double high) {
        return String.format(Locale.ROOT, "%.4f", low + (high - low) * n / COUNT);
    }
}
