package saltus.recipes.parity;

import com.google.errorprone.annotations.FormatMethod;
import com.google.gson.JsonObject;
import java.util.Set;
import java.util.TreeSet;

/** The recipe that a case's configuration describes, as source text. What it does not know it refuses. */
final class RecipeText {
    private static final Set<String> MEAN_FLOW = Set.of(
            "adaptive_p",
            "cfg_kappa",
            "cfg_max_t",
            "cfg_min_t",
            "cfg_omega",
            "label_dropout_prob",
            "loss_type",
            "path_type",
            "ratio_r_not_equal_t",
            "time_mu",
            "time_sampler",
            "time_sigma");
    private static final Set<String> SHORTCUT = Set.of(
            "adaptive_p",
            "cfg_omega",
            "label_dropout_prob",
            "loss_type",
            "path_type",
            "ratio_r_not_equal_t",
            "total_step");

    private final StringBuilder text = new StringBuilder();

    private RecipeText() {
        text.append("import saltus.*;\n@Recipe\n");
    }

    /** The recipe of a loss case. */
    static String ofLoss(ReferenceCase reference) {
        JsonObject settings = reference.config().getAsJsonObject("ctor");
        RecipeText recipe = new RecipeText();
        recipe.line("@FlowPath(PathKind.%s)", choice(settings, "path_type", "linear"));
        recipe.line("@NetworkOutput(OutputKind.AVERAGE_VELOCITY)");
        recipe.line("@OneStep(Solver.EULER)");
        switch (reference.text("loss")) {
            case "MeanFlowLoss" -> recipe.meanFlow(settings);
            case "SCDLoss" -> recipe.shortcut(settings);
            default -> throw new AssertionError("unknown loss " + reference.text("loss"));
        }
        double dropout = number(settings, "label_dropout_prob");
        if (dropout > 0) {
            recipe.line("@LabelDropout(%s)", dropout);
        }
        return recipe.end();
    }

    /** A recipe whose sampler is that of a sampler case. */
    static String ofSampler(String scheduler) {
        RecipeText recipe = new RecipeText();
        switch (scheduler) {
            case "linear" -> recipe.sampled("LINEAR", "AVERAGE_VELOCITY", "EULER", 1);
            case "linear_half" -> recipe.sampled("LINEAR", "AVERAGE_VELOCITY", "EULER", 0.5);
            case "cosine" -> recipe.sampled("COSINE", "VELOCITY", "DDIM", 0.5);
            case "cosine_one" -> recipe.sampled("COSINE", "VELOCITY", "DDIM", 1);
            default -> throw new AssertionError("unknown scheduler " + scheduler);
        }
        return recipe.end();
    }

    private void sampled(String path, String output, String solver, double deviation) {
        line("@FlowPath(PathKind.%s)", path);
        line("@NetworkOutput(OutputKind.%s)", output);
        line("@Preconditioning(dataDeviation = %s)", deviation);
        line("@OneStep(Solver.%s)", solver);
        line("@TwoStep(first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),");
        line(
                "  second = @Step(solver = Solver.%s, velocity = StepVelocity.NETWORK), inner = InnerTime.MIDPOINT)",
                solver);
        line("@UniformTimes(coincide = 0.5)");
        line("@SquaredL2");
    }

    private void meanFlow(JsonObject settings) {
        known(settings, MEAN_FLOW);
        line("@TwoStep(first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),");
        line("  second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK), inner = InnerTime.AT_START)");
        double coincide = 1 - number(settings, "ratio_r_not_equal_t");
        if (choice(settings, "time_sampler", "uniform", "logit_normal").equals("UNIFORM")) {
            line("@UniformTimes(coincide = %s)", coincide);
        } else {
            line(
                    "@LogitNormalTimes(mean = %s, deviation = %s, coincide = %s)",
                    number(settings, "time_mu"), number(settings, "time_sigma"), coincide);
        }
        loss(settings, "MEAN");
        double from = number(settings, "cfg_min_t");
        double until = number(settings, "cfg_max_t");
        if (from <= until) {
            line(
                    "@Guidance(omega = %s, kappa = %s, from = %s, until = %s)",
                    number(settings, "cfg_omega"), number(settings, "cfg_kappa"), from, until);
        }
    }

    private void shortcut(JsonObject settings) {
        known(settings, SHORTCUT);
        line("@TwoStep(first = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),");
        line("  second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK), inner = InnerTime.MIDPOINT)");
        line(
                "@DyadicTimes(steps = %s, bootstrap = %s)",
                settings.get("total_step").getAsInt(), number(settings, "ratio_r_not_equal_t"));
        loss(settings, "SUM");
        line("@BootstrapGuidance(omega = %s)", number(settings, "cfg_omega"));
        line("@TargetClamp(4)");
    }

    private void loss(JsonObject settings, String plain) {
        if (choice(settings, "loss_type", "l2", "adaptive").equals("L2")) {
            line("@SquaredL2(Reduction.%s)", plain);
        } else {
            line("@SquaredL2(Reduction.SUM)");
            line("@AdaptiveWeight(power = %s, floor = 1e-3)", number(settings, "adaptive_p"));
        }
    }

    private static void known(JsonObject settings, Set<String> names) {
        Set<String> unknown = new TreeSet<>(settings.keySet());
        unknown.removeAll(names);
        if (!unknown.isEmpty()) {
            throw new AssertionError("unknown settings " + unknown);
        }
    }

    private static String choice(JsonObject settings, String key, String... known) {
        String value = settings.get(key).getAsString();
        if (!Set.of(known).contains(value)) {
            throw new AssertionError("unknown " + key + " " + value);
        }
        return value.toUpperCase(java.util.Locale.ROOT);
    }

    private static double number(JsonObject settings, String key) {
        return settings.get(key).getAsDouble();
    }

    @FormatMethod
    private void line(String format, Object... arguments) {
        text.append(format.formatted(arguments)).append('\n');
    }

    private String end() {
        return text.append("public interface Case {}\n").toString();
    }
}
