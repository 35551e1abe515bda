package saltus.recipes.parity;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import saltus.pipeline.Draw;
import saltus.pipeline.Evaluations;
import saltus.pipeline.Pipeline;
import saltus.pipeline.TrainingStep;
import saltus.recipes.compiling.MemoryCompiler;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.network.SiT;
import saltus.runtime.program.Feed;
import saltus.runtime.program.ReplayProgram;

/** {@code loss_*}: one training step, replayed in both orders of evaluation. */
final class LossCase {
    private static final Set<String> SWITCHES = Set.of("student_dropout", "logvar_persample", "kernel_pergroup");
    private static final String DROPPED = "y_after_dropout";

    private final ReferenceCase reference;
    private final SiT network;
    private final Pipeline pipeline;
    private final int batch;
    private final boolean dropsStudentLabels;

    private LossCase(ReferenceCase reference) {
        this.reference = reference;
        List<String> switches = reference.texts("switches");
        if (!SWITCHES.containsAll(switches)) {
            throw new AssertionError("unknown switches " + switches);
        }
        boolean dyadic = reference.text("loss").equals("SCDLoss");
        this.network = reference.network(reference.text("arch").equals("sit_adpt"));
        this.pipeline = MemoryCompiler.pipeline("Case", RecipeText.ofLoss(reference));
        this.batch = reference.config().get("batch").getAsInt();
        this.dropsStudentLabels = !dyadic || switches.contains("student_dropout");
    }

    /** Compares everything that the case holds. */
    static void check(ReferenceCase reference) {
        LossCase loss = new LossCase(reference);
        Comparison all = new Comparison(reference);
        loss.compare(all, Evaluations.REFERENCE);
        all.finish();
        Comparison planned = new Comparison(reference);
        loss.compare(planned, Evaluations.PLANNED);
        // values of evaluations that the planned order does not make
        planned.used("tgt_u_cond_tt");
        planned.used("tgt_u_uncond_tt");
        // rows and columns are in the order of evaluation
        planned.used("vplug_weights");
        planned.finish();
    }

    private void compare(Comparison comparison, Evaluations order) {
        ReplayProgram.Result result = run(order, !dropsStudentLabels);
        Map<String, double[]> outputs = result.outputs();
        Readings readings = new Readings(reference, outputs, batch);
        for (String name : reference.names()) {
            if (name.equals("images") || name.equals("labels") || name.startsWith("draw.")) {
                comparison.used(name);
            } else if (name.equals("dudt") && order == Evaluations.PLANNED) {
                comparison.compare(name, outputs.get(name), before(outputs.get("r"), outputs.get("t")));
            } else if (name.equals(DROPPED)) {
                comparison.compare(name, run(order, false).outputs().get("y_used"));
            } else if (name.equals("tgt_y")) {
                comparison.compare(name, outputs.get("tgt_hop1_y"));
                comparison.compare(name, outputs.get("tgt_hop2_y"));
            } else if (name.equals("cfg_mask") && !outputs.containsKey(name)) {
                comparison.compare(name, new double[batch]); // a recipe without guidance guides no row
            } else if (!(name.equals("vplug_weights") && order == Evaluations.PLANNED)) {
                readings.of(name).ifPresent(value -> comparison.compare(name, value));
            }
        }
        Set<String> without = new HashSet<>(reference.texts("params_without_grad"));
        result.gradients().forEach((parameter, gradient) -> {
            if (without.contains(parameter)) {
                comparison.used("grad." + parameter);
            }
            comparison.compareGradient(parameter, gradient);
        });
    }

    private ReplayProgram.Result run(Evaluations order, boolean keepsLabels) {
        TrainingStep step = new TrainingStep(
                new TrainingStep.Batch(network.sample(), batch, network.classes()),
                new BoundNetwork(network),
                pipeline.scaling(),
                !reference.text("loss").equals("IMMLoss"), // whose targets are the student's
                order);
        pipeline.train(step);
        Feed feed = new Feed()
                .reals("images", reference.doubles("images"), reference.shape("images"))
                .integers("labels", reference.longs("labels"), batch);
        for (Draw draw : step.draws()) {
            String name = "draw." + draw.name();
            boolean kept = keepsLabels && draw.name().contains("label_dropout");
            feed.reals(name, kept ? filled(1) : rows(name), shape(draw));
        }
        return Replay.run(reference, network, step.graph(), Optional.of(TrainingStep.LOSS), feed);
    }

    private long[] shape(Draw draw) {
        return draw.shape().dims().stream()
                .mapToLong(dim -> dim.isFixed() ? dim.size() : batch)
                .toArray();
    }

    /** A recorded draw for all rows: the reference draws some only for the rows that need them, bootstraps first. */
    private double[] rows(String name) {
        if (name.equals("draw.step")) {
            return new double[] {StepNumber.of(reference.config().getAsJsonObject("kwargs"))};
        }
        double[] drawn = reference.doubles(name);
        if (name.equals("draw.index")) {
            return Arrays.stream(drawn).map(index -> index + 1).toArray();
        }
        if (reference.text("loss").equals("IMMLoss") && drawn.length < batch) {
            int size = batch / drawn.length;
            return IntStream.range(0, batch)
                    .mapToDouble(row -> drawn[row / size])
                    .toArray();
        }
        if (reference.shape(name).length > 1 || drawn.length == batch) {
            return drawn;
        }
        double[] all = filled(1);
        boolean leading = name.equals("draw.bootstrap_u");
        System.arraycopy(drawn, 0, all, leading ? 0 : batch - drawn.length, drawn.length);
        return all;
    }

    private double[] filled(double value) {
        double[] all = new double[batch];
        Arrays.fill(all, value);
        return all;
    }

    private static boolean[] before(double[] r, double[] t) {
        boolean[] rows = new boolean[r.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = r[i] < t[i];
        }
        return rows;
    }
}
