package saltus.pipeline;

import java.util.List;
import java.util.Optional;
import saltus.graph.ForwardMode;
import saltus.graph.ForwardMode.Seed;
import saltus.graph.Tensor;

/**
 * Prediction and target of a shortcut model whose derivative is taken at the end: how the step X(z_t, t, r) moves with r,
 * with gradient, against the velocity where it has led, without: the target network's F(X, r, r, y), or a teacher's. Rows that learn no shortcut
 * compare the output with the velocity of the data. Source: Boffi et al. (arXiv 2505.18825), Lagrangian self-distillation;
 * and distillation; terminal velocity matching (arXiv 2511.19797).
 *
 * <p>Both sides are the output itself where r = t; in the planned order derivative and end are evaluated on the other rows only.
 *
 * @param step the one-step prediction
 * @param teacher who says the velocity at the end; empty for the target network
 */
public record LagrangianTarget(SolverMap step, Optional<TaughtVelocity> teacher) {
    /** Without a teacher. */
    public LagrangianTarget(SolverMap step) {
        this(step, Optional.empty());
    }

    /** With one. */
    public LagrangianTarget(SolverMap step, TaughtVelocity teacher) {
        this(step, Optional.of(teacher));
    }

    /**
     * The two sides of the comparison.
     *
     * @param prediction dX/dr, the output where no shortcut is learned [B, ..]
     * @param target the velocity there [B, ..], under stop-gradient
     */
    public record Sides(Tensor prediction, Tensor target) {}

    /**
     * Both sides.
     *
     * @param velocity what rows without a shortcut learn [B, ..]
     * @param output the student's F(z_t, r, t, y) [B, ..]
     */
    public Sides of(Examples examples, Tensor velocity, Tensor output) {
        Tensor z = examples.z();
        Times times = examples.times();
        Tensor end = step.to(z, times.t(), times.r(), output);
        List<Seed> seeds = List.of(Seed.fixed(z), new Seed(times.r(), times.r().ones()), Seed.fixed(times.t()));
        Tensor slope = times.shortcutsLead()
                ? ForwardMode.tangent(end, seeds, examples.shortcuts())
                : ForwardMode.tangent(end, seeds);
        Times front = examples.frontTimes();
        Tensor arrived = examples.front(end).stopGradient();
        Condition asked = examples.frontCondition();
        TrainingStep training = examples.step();
        Tensor there = teacher.map(taught -> taught.at(training, arrived, front.r(), asked.labels()))
                .orElseGet(() -> training.target().apply(arrived, front.r(), front.r(), asked));
        Tensor shortcut = times.shortcut().over(z);
        Tensor prediction = shortcut.choose(examples.everywhere(slope), output);
        Tensor target = shortcut.choose(examples.everywhere(there), velocity).stopGradient();
        examples.probe("dX_dr", prediction);
        examples.probe("u_target", target);
        return new Sides(prediction, target);
    }
}
