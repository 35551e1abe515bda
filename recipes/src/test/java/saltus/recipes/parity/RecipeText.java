package saltus.recipes.parity;

import com.google.errorprone.annotations.FormatMethod;
import com.google.gson.JsonObject;
import java.util.List;
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

    private static final Set<String> ESC =
            with(MEAN_FLOW, "grad_warmup_steps", "use_vplug", "variational_adaptive_weight", "vplug_select_prob");
    private static final Set<String> SCM_LINEAR = with(MEAN_FLOW, "grad_warmup_steps", "variational_adaptive_weight");
    private static final Set<String> SCM_COSINE = Set.of(
            "adaptive_p",
            "grad_warmup_steps",
            "label_dropout_prob",
            "loss_type",
            "path_type",
            "time_mu",
            "time_sampler",
            "time_sigma",
            "variational_adaptive_weight");
    private static final Set<String> MATCHING =
            Set.of("gamma", "group_size", "label_dropout_prob", "path_type", "time_sampler");
    private static final Set<String> EDM =
            Set.of("adaptive_p", "cfg_omega", "loss_type", "path_type", "sigma_max", "sigma_min", "time_sampler");
    private static final Set<String> CONSISTENCY =
            with(EDM, "cfg_max_t", "cfg_min_t", "label_dropout_prob", "rho", "time_mu", "time_sigma");

    private static final double NOBODY = 1e-9;

    private final StringBuilder text = new StringBuilder();
    private String body = "";

    private RecipeText() {
        text.append("import saltus.*;\n@Recipe\n");
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return all;
    }

    /** The recipe of a loss case. */
    static String ofLoss(ReferenceCase reference) {
        JsonObject settings = reference.config().getAsJsonObject("ctor");
        JsonObject arguments = reference.config().getAsJsonObject("kwargs");
        String variational = variational(reference);
        RecipeText recipe = new RecipeText();
        recipe.line("@SuppressWarnings({\"saltus:VariationalWeightIsVoid\", \"saltus:GridSpansTime\","
                + " \"saltus:DecrementPassesEnd\", \"saltus:MassNearNoise\"})");
        switch (reference.text("loss")) {
            case "MeanFlowLoss" -> recipe.average(settings).meanFlow(settings, MEAN_FLOW, "", false);
            case "SCDLoss" -> recipe.average(settings).shortcut(settings);
            case "ESCLoss" -> recipe.average(settings).explicit(settings, arguments, variational);
            case "SCMLinearLoss" -> recipe.average(settings).linearTangent(settings, arguments, variational);
            case "SCMCosineLoss" -> recipe.cosineTangent(settings, arguments, variational);
            case "IMMLoss" -> recipe.matching(settings);
            case "ConsistencyLoss" ->
                recipe.consistency(
                        reference.text("module"),
                        settings,
                        arguments.get("scales").getAsInt());
            default -> throw new AssertionError("unknown loss " + reference.text("loss"));
        }
        return recipe.end();
    }

    /** The recipe of a trajectory of ESC, from its command line. */
    static String ofTrajectory(ReferenceCase reference) {
        JsonObject settings = reference.config().getAsJsonObject("args").deepCopy();
        rename(settings, "cfg_prob", "label_dropout_prob");
        rename(settings, "vplug_prob", "vplug_select_prob");
        JsonObject design = new JsonObject();
        ESC.forEach(name -> design.add(name, settings.get(name)));
        RecipeText recipe = new RecipeText();
        recipe.line("@SuppressWarnings(\"saltus:VariationalWeightIsVoid\")");
        StringBuilder more = new StringBuilder("@GradualTimes(steps = %d)\n"
                .formatted(settings.get("term_zero_steps").getAsInt()));
        int warmUp = settings.get("grad_warmup_steps").getAsInt();
        if (warmUp > 0) {
            more.append("@TangentWarmUp(steps = %d)\n".formatted(warmUp));
        }
        double decay = number(settings, "tgt_decay");
        if (decay > 0) {
            more.append("@TargetNetwork(decay = %s)\n".formatted(decay));
        }
        estimate(design, more);
        variational(design, variational(reference), more);
        recipe.average(design).meanFlow(design, ESC, more.toString(), false);
        return recipe.end();
    }

    private static void rename(JsonObject settings, String from, String to) {
        settings.add(to, settings.remove(from));
    }

    private static String variational(ReferenceCase reference) {
        boolean perSample = reference.texts("switches").contains("logvar_persample");
        boolean seesEnd = reference.config().has("r_cond_weights")
                && reference.config().get("r_cond_weights").getAsBoolean();
        return "@VariationalWeight(over = VariationalMean.%s, seesEnd = %s)"
                .formatted(perSample ? "ROWS" : "BATCH", seesEnd);
    }

    private static void estimate(JsonObject settings, StringBuilder more) {
        if (settings.get("use_vplug").getAsBoolean()) {
            more.append("@PlugInVelocity(probability = %s)\n".formatted(number(settings, "vplug_select_prob")));
        }
    }

    /** A recipe whose sampler is that of a sampler case. */
    static String ofSampler(SchedulerConstants scheduler) {
        RecipeText recipe = new RecipeText();
        switch (scheduler.path()) {
            case "linear" -> recipe.sampled("LINEAR", "AVERAGE_VELOCITY", "EULER", scheduler.deviation());
            case "cosine" -> recipe.sampled("COSINE", "VELOCITY", "DDIM", scheduler.deviation());
            case "edm" ->
                recipe.edm(scheduler.deviation(), scheduler.smallest(), scheduler.largest(), 20)
                        .line("@SquaredL2");
            default -> throw new AssertionError("unknown path of a scheduler " + scheduler);
        }
        return recipe.end();
    }

    private void sampled(String path, String output, String solver, double deviation) {
        line("@FlowPath(PathKind.%s)", path);
        line("@NetworkOutput(OutputKind.%s)", output);
        line("@Preconditioning(dataDeviation = %s)", deviation);
        line("@OneStep(Solver.%s)", solver);
        line("@TwoStep(first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),");
        line("  second = @Step(solver = Solver.%s, velocity = StepVelocity.NETWORK))", solver);
        line("@InnerTime(InnerTime.MIDPOINT)");
        line("@UniformTimes(coincide = 0.5)");
        line("@SquaredL2");
    }

    private RecipeText average(JsonObject settings) {
        line("@FlowPath(PathKind.%s)", choice(settings, "path_type", "linear"));
        line("@NetworkOutput(OutputKind.AVERAGE_VELOCITY)");
        line("@OneStep(Solver.EULER)");
        return dropout(settings);
    }

    private RecipeText velocity(String path) {
        line("@FlowPath(PathKind.%s)", path);
        line("@NetworkOutput(OutputKind.VELOCITY)");
        line("@OneStep(Solver.DDIM)");
        return this;
    }

    /**
     * The reference guides by a null label that nobody trains, too; a recipe trains it on so few rows that no draw of a
     * case is one of them.
     */
    private RecipeText dropout(JsonObject settings) {
        double probability = number(settings, "label_dropout_prob");
        if (probability > 0 || isGuided(settings)) {
            line("@LabelDropout(%s)", Math.max(probability, NOBODY));
        }
        return this;
    }

    private static boolean isGuided(JsonObject settings) {
        return settings.has("cfg_omega")
                && (!settings.has("cfg_min_t") || number(settings, "cfg_min_t") <= number(settings, "cfg_max_t"));
    }

    private RecipeText steps(String second, String inner) {
        line("@TwoStep(first = @Step(solver = Solver.DDIM, velocity = StepVelocity.CONDITIONAL),");
        line("  second = @Step(solver = Solver.%s, velocity = StepVelocity.NETWORK))", second);
        if (!inner.isEmpty()) {
            line("%s", inner);
        }
        return this;
    }

    private void meanFlow(JsonObject settings, Set<String> names, String curricula, boolean squared) {
        known(settings, names);
        steps("EULER", "@InnerTime(InnerTime.AT_START)");
        double rest = isGuided(settings) ? NOBODY : 0;
        double coincide = Math.min(Math.max(1 - number(settings, "ratio_r_not_equal_t"), rest), 1 - NOBODY);
        if (choice(settings, "time_sampler", "uniform", "logit_normal").equals("UNIFORM")) {
            line("@UniformTimes(coincide = %s)", coincide);
        } else {
            line(
                    "@LogitNormalTimes(mean = %s, deviation = %s, coincide = %s)",
                    number(settings, "time_mu"), number(settings, "time_sigma"), coincide);
        }
        loss(settings, "MEAN", squared);
        // t lies in [0, 1], so that a wider window is that one
        double from = Math.max(0, number(settings, "cfg_min_t"));
        double until = Math.min(1, number(settings, "cfg_max_t"));
        if (from <= until) {
            line(
                    "@Guidance(omega = %s, kappa = %s, from = %s, until = %s)",
                    number(settings, "cfg_omega"), number(settings, "cfg_kappa"), from, until);
        }
        text.append(curricula);
    }

    private void explicit(JsonObject settings, JsonObject arguments, String variational) {
        StringBuilder more = new StringBuilder();
        double progress = number(arguments, "step_r");
        int step = StepNumber.of(arguments);
        if (progress > 0 && step == 0) {
            // no length of the curriculum gets this far before the first step
            more.append("@GradualTimes(steps = 1)\n");
            body = "static double gradual(double progress) { return 2 / Math.PI * Math.acos(%s); }\n"
                    .formatted(progress);
        } else {
            more.append("@GradualTimes(steps = %d)\n".formatted(progress > 0 ? Math.round(step / progress) : 1));
        }
        warmUp(settings, arguments, more);
        estimate(settings, more);
        variational(settings, variational, more);
        meanFlow(settings, ESC, more.toString(), false);
    }

    private void linearTangent(JsonObject settings, JsonObject arguments, String variational) {
        StringBuilder more = new StringBuilder("@EndAtData\n");
        warmUp(settings, arguments, more);
        variational(settings, variational, more);
        meanFlow(settings, SCM_LINEAR, more.toString(), true);
    }

    private void cosineTangent(JsonObject settings, JsonObject arguments, String variational) {
        known(settings, SCM_COSINE);
        choice(settings, "time_sampler", "logit_normal");
        velocity(choice(settings, "path_type", "cosine"))
                .dropout(settings)
                .steps("DDIM", "@InnerTime(InnerTime.AT_START)");
        line("@Preconditioning(dataDeviation = 0.5, output = 1)");
        line(
                "@LogTangentTimes(mean = %s, deviation = %s, dataDeviation = 0.5)",
                number(settings, "time_mu"), number(settings, "time_sigma"));
        line("@TangentScale(TangentFactor.ALPHA) @TangentNormalisation(constant = 0.1)");
        StringBuilder more = new StringBuilder();
        warmUp(settings, arguments, more);
        variational(settings, variational, more);
        text.append(more);
        if (settings.get("loss_type").getAsString().equals("l1")) {
            line("@AbsoluteError(Reduction.MEAN)");
        } else {
            loss(settings, "MEAN", true);
        }
    }

    private static void warmUp(JsonObject settings, JsonObject arguments, StringBuilder more) {
        int steps = settings.get("grad_warmup_steps").getAsInt();
        if (steps > 0) {
            more.append("@TangentWarmUp(steps = %d)\n".formatted(steps * StepNumber.factor(arguments)));
        }
    }

    private static void variational(JsonObject settings, String annotation, StringBuilder more) {
        if (settings.get("variational_adaptive_weight").getAsBoolean()) {
            more.append(annotation).append('\n');
        }
    }

    private void matching(JsonObject settings) {
        known(settings, MATCHING);
        choice(settings, "time_sampler", "uniform");
        velocity(choice(settings, "path_type", "linear")).dropout(settings).steps("DDIM", "");
        line("@Preconditioning(dataDeviation = 0.5)");
        line("@GroupTimes(size = %d, until = 0.994)", settings.get("group_size").getAsInt());
        line(
                "@EtaDecrement(exponent = %d, until = 0.994, staysAboveEnd = false)",
                settings.get("gamma").getAsInt());
        line("@CompareSamples @GroupedKernel(floor = 1e-6) @TimeWeight");
        body = """
                static double weight(double r, double s, double t) {
                    double u = 1 - t;
                    return t * u / ((u * u + t * t) * (t * t + Math.exp(-4) * u * u));
                }
                """;
    }

    private void consistency(String module, JsonObject settings, int scales) {
        double smallest = number(settings, "sigma_min");
        double largest = number(settings, "sigma_max");
        choice(settings, "time_sampler", "progressive", "logit_normal", "uniform");
        if (module.equals("consistency_loss")) {
            known(settings, EDM);
            choice(settings, "path_type", "edm");
            edm(0.5, smallest, largest, scales);
            loss(anythingElseIsPlain(settings), "SUM", true);
            return;
        }
        known(settings, CONSISTENCY);
        String path = choice(settings, "path_type", "cosine", "linear");
        velocity(path).grid(smallest, largest, number(settings, "rho"), scales, path.equals("LINEAR"));
        loss(settings, "MEAN", false);
    }

    private RecipeText edm(double deviation, double smallest, double largest, int scales) {
        line("@EdmPath(largest = %s)", largest);
        line("@NetworkOutput(OutputKind.CORRECTION)");
        line("@BoundarySkip(dataDeviation = %s, smallest = %s)", deviation, smallest);
        line("@EdmPreconditioning(dataDeviation = %s)", deviation);
        return grid(smallest, largest, 7, scales, false);
    }

    private RecipeText grid(double smallest, double largest, double rho, int scales, boolean squashed) {
        steps("DDIM", "@NextOnGrid");
        line(
                "@KarrasTimes(scales = %d, smallest = %s, largest = %s, rho = %s, squashed = %s)",
                scales, smallest, largest, rho, squashed);
        line("@CompareSamples");
        return this;
    }

    private void shortcut(JsonObject settings) {
        known(settings, SHORTCUT);
        line("@TwoStep(first = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK),");
        line("  second = @Step(solver = Solver.EULER, velocity = StepVelocity.NETWORK))");
        line("@InnerTime(InnerTime.MIDPOINT)");
        line(
                "@DyadicTimes(steps = %s, bootstrap = %s)",
                settings.get("total_step").getAsInt(), number(settings, "ratio_r_not_equal_t"));
        loss(settings, "SUM", false);
        line("@BootstrapGuidance(omega = %s)", number(settings, "cfg_omega"));
        line("@TargetClamp(4)");
    }

    /** The loss of EDM's file is the plain one for every name that is not {@code adaptive}. */
    private static JsonObject anythingElseIsPlain(JsonObject settings) {
        JsonObject known = settings.deepCopy();
        if (!known.get("loss_type").getAsString().equals("adaptive")) {
            known.addProperty("loss_type", "l2");
        }
        return known;
    }

    private void loss(JsonObject settings, String plain, boolean squared) {
        if (choice(settings, "loss_type", "l2", "adaptive").equals("L2")) {
            line("@SquaredL2(Reduction.%s)", plain);
        } else {
            line("@SquaredL2(Reduction.SUM)");
            line("@AdaptiveWeight(power = %s, floor = 1e-3, squared = %s)", number(settings, "adaptive_p"), squared);
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
        return text.append("public interface Case {\n" + body + "}\n").toString();
    }
}
