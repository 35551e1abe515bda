package saltus.recipes.parity;

import ai.djl.Device;
import com.google.gson.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.runtime.data.LatentPosterior;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.SiT;
import saltus.runtime.program.Feed;
import saltus.runtime.program.Optimiser;
import saltus.runtime.program.ReplayProgram;
import saltus.runtime.program.StepReport;
import saltus.runtime.program.TensorList;
import saltus.runtime.program.TrainingProgram;
import saltus.runtime.program.TrainingState;

/** {@code trajectory_*}: some training steps of ESC with the optimiser, its averages and its curricula. */
final class TrajectoryCase {
    private static final double LATENT_SCALE = 0.18125;

    private final ReferenceCase reference;
    private final JsonObject arguments;
    private final SiT network;
    private final Pipeline pipeline;
    private final Comparison comparison;
    private final int batch;

    private TrajectoryCase(ReferenceCase reference) {
        this.reference = reference;
        this.arguments = reference.config().getAsJsonObject("args");
        this.network = reference.network(reference.text("arch").equals("sit_adpt"));
        this.pipeline = MemoryCompiler.pipeline("Case", RecipeText.ofTrajectory(reference));
        this.comparison = new Comparison(reference);
        this.batch = reference.config().get("batch").getAsInt();
    }

    static void check(ReferenceCase reference) {
        new TrajectoryCase(reference).run();
    }

    private double number(String name) {
        return arguments.get(name).getAsDouble();
    }

    private Optimiser optimiser() {
        String kind = arguments.get("optimizer").getAsString();
        if (!Set.of("adam", "adamw").contains(kind)) {
            throw new AssertionError("unknown optimiser " + kind);
        }
        return new Optimiser(
                number("adam_beta1"),
                number("adam_beta2"),
                number("adam_epsilon"),
                kind.equals("adam") ? 0 : number("adam_weight_decay"),
                number("max_grad_norm"),
                number("ema_decay"),
                pipeline.targetDecay());
    }

    private TrainingStep step() {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), batch, network.classes()),
                new BoundNetwork(network),
                pipeline.scaling(),
                pipeline.targetDecay() > 0,
                Evaluations.PLANNED);
        pipeline.train(step);
        return step;
    }

    private void run() {
        TrainingStep step = step();
        try (TrainingState state = Replay.start(reference, network, pipeline.targetDecay() > 0)) {
            try (TrainingProgram program =
                            new TrainingProgram(step, state, optimiser(), reference.precision(), Device.cpu());
                    ReplayProgram replay = new ReplayProgram(
                            step().graph(),
                            Optional.of(TrainingStep.LOSS),
                            state.trained(),
                            state.frozen(),
                            reference.precision(),
                            Device.cpu())) {
                for (int i = 0; i < reference.config().get("steps").getAsInt(); i++) {
                    Feed feed = feed(step.draws(), i);
                    gradients("step" + i + ".", replay.run(state, feed));
                    report("step" + i + ".", program.step(state, feed, number("learning_rate")));
                    parameters("step" + i + ".", state);
                }
            }
        }
        comparison.finish();
    }

    private Feed feed(List<Draw> draws, int i) {
        String prefix = "step" + i + ".";
        LatentPosterior posterior =
                new LatentPosterior(Math.toIntExact(network.sample().fixedSize()), LATENT_SCALE, 0);
        double[] latents = posterior.latents(posterior.sample(
                reference.doubles(prefix + "moments"), reference.doubles(prefix + "draw.posterior_noise")));
        comparison.compare(prefix + "latents", latents);
        Feed feed = new Feed()
                .reals("images", latents, reference.shape(prefix + "latents"))
                .integers("labels", reference.longs(prefix + "labels"), batch);
        List.of("labels", "moments", "step_r", "draw.posterior_noise", "draw.zero_u", "draw.vplug_u")
                .forEach(name -> comparison.used(prefix + name));
        int made = reference.config().get("first_global_step").getAsInt() + i;
        for (Draw draw : draws) {
            String name = prefix + "draw." + draw.name();
            if (draw.law().kind() == Draw.Kind.STEP) {
                feed.reals("draw.step", new double[] {made});
            } else {
                comparison.used(name);
                feed.reals("draw." + draw.name(), reference.doubles(name), reference.shape(name));
            }
        }
        return feed;
    }

    private void gradients(String prefix, ReplayProgram.Result result) {
        Map<String, double[]> outputs = result.outputs();
        boolean pairs = reference.doubles(prefix + "loss").length == batch * batch && batch > 1;
        comparison.compare(
                prefix + "loss",
                pairs ? Readings.pairs(outputs.get("log_var"), outputs.get("weighted")) : outputs.get("loss"));
        Set<String> without = reference.config().has("params_without_grad")
                ? new HashSet<>(reference.texts("params_without_grad"))
                : Set.of();
        result.gradients().forEach((parameter, gradient) -> {
            if (without.contains(parameter)) {
                comparison.used(prefix + "grad." + parameter);
            }
            comparison.compareGradient(prefix, parameter, gradient);
        });
    }

    private void report(String prefix, StepReport report) {
        comparison.compare(prefix + "loss_mean", new double[] {report.loss()});
        comparison.compare(prefix + "loss_ref", new double[] {report.error()});
        comparison.compare(prefix + "grad_norm", new double[] {report.gradientNorm()});
    }

    private void parameters(String prefix, TrainingState state) {
        list(prefix + "model.", state, state.parameters());
        list(prefix + "ema.", state, state.average());
        // without a decay the target network is a copy of the student
        list(prefix + "tgt.", state, state.target().orElse(state.parameters()));
    }

    private void list(String prefix, TrainingState state, TensorList list) {
        for (int i = 0; i < list.size(); i++) {
            String name = prefix + state.trained().get(i);
            if (reference.has(name)) {
                comparison.compare(name, list.doubles(i));
            }
        }
    }
}
