package saltus.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.FiniteDifference;
import saltus.Guidance;
import saltus.LabelDropout;
import saltus.ProgressiveTargetNetwork;
import saltus.StepVelocity;
import saltus.TangentVelocity;
import saltus.TargetNetwork;
import saltus.TwoStep;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.design.Design;
import saltus.processor.plan.Plan.Evaluation;

/**
 * Counts what a training step costs. What the planned order saves, and when that is valid:
 *
 * <ul>
 *   <li>(t - r) du/dt vanishes where r = t: tangents run on the other rows only;
 *   <li>a target network without decay is the student: its value, and all that its tangent reads, is there already;
 *   <li>where r = t and the target network is the student, its output is u(z, t, t, y): guidance asks only for the rest.
 * </ul>
 */
public final class Planner {
    /** Forward and backward of one evaluation, in forwards (measured 3.0 to 3.2). */
    private static final double GRADIENT = 3;

    /** A tangent beside its value, in forwards (measured 1.07 to 1.14). */
    private static final double TANGENT = 1.1;

    private final Design design;
    private final double shortcuts;
    private final boolean ownTarget;

    private Planner(Design design) {
        this.design = design;
        this.shortcuts = TimeLaw.of(design).map(law -> law.shares().shortcuts()).orElse(0.0);
        this.ownTarget = design.find(TargetNetwork.class)
                        .filter(target -> target.decay() > 0)
                        .isPresent()
                || design.has(ProgressiveTargetNetwork.class);
    }

    /** The plan of a design without findings. */
    public static Plan plan(Design design) {
        Planner planner = new Planner(design);
        List<Evaluation> evaluations = new ArrayList<>();
        evaluations.add(new Evaluation("u(z_t, r, t, y)", "all", "value and gradient", GRADIENT, GRADIENT));
        design.find(Guidance.class).ifPresent(guidance -> planner.guidance(guidance, evaluations));
        design.find(TwoStep.class).ifPresent(steps -> {
            if (InnerRule.isContinuous(design)) {
                planner.ownVelocity(steps, evaluations);
                evaluations.add(design.has(FiniteDifference.class) ? planner.difference() : planner.tangent());
            } else {
                planner.hops(steps, evaluations);
            }
        });
        return ImmutablePlan.builder().addAllEvaluations(evaluations).build();
    }

    private void ownVelocity(TwoStep steps, List<Evaluation> evaluations) {
        boolean along = design.find(TangentVelocity.class)
                .map(TangentVelocity::value)
                .filter(velocity -> velocity == StepVelocity.NETWORK)
                .isPresent();
        if (along || steps.first().velocity() == StepVelocity.NETWORK) {
            evaluations.add(new Evaluation("u(z_t, t, t, y)", rows(), "value, no tape", shortcuts, 1));
        }
    }

    private Evaluation difference() {
        String mode = ownTarget ? "two values, no tape" : "value, no tape, beside the student's";
        return new Evaluation("u(z_t - h v, r, t - h, y)", rows(), mode, ownTarget ? 2 * shortcuts : shortcuts, 2);
    }

    private Evaluation tangent() {
        String mode = ownTarget ? "value and tangent, no tape" : "tangent beside the student's value, no tape";
        double planned = shortcuts * (ownTarget ? 1 + TANGENT : TANGENT);
        return new Evaluation("du/dt along (v, 0, 1)", rows(), mode, planned, 1 + TANGENT);
    }

    private void guidance(Guidance guidance, List<Evaluation> evaluations) {
        double kept =
                1 - design.find(LabelDropout.class).map(LabelDropout::value).orElse(0.0);
        boolean whole = guidance.from() <= 0 && guidance.until() >= 1;
        String guided = whole ? "labelled" : "labelled, %s <= t <= %s".formatted(guidance.from(), guidance.until());
        String mode = whole ? "value, no tape" : "value, no tape (cost: upper bound)";
        if (guidance.kappa() != 0) {
            double planned = ownTarget ? kept : kept * shortcuts;
            String rows = ownTarget ? guided : guided + ", r < t";
            evaluations.add(new Evaluation("u(z_t, t, t, y)", rows, mode, planned, kept));
        } else {
            evaluations.add(new Evaluation("u(z_t, t, t, y)", "none: kappa = 0", "not evaluated", 0, kept));
        }
        evaluations.add(new Evaluation("u(z_t, t, t, null)", guided, mode, kept, kept));
    }

    private void hops(TwoStep steps, List<Evaluation> evaluations) {
        Optional<DyadicTimes> dyadic = design.find(DyadicTimes.class);
        double guided = design.has(BootstrapGuidance.class)
                ? dyadic.map(times -> times.bootstrap() / Integer.numberOfTrailingZeros(times.steps()))
                        .orElse(0.0)
                : 0;
        double planned = shortcuts + guided;
        double reference = dyadic.isPresent() ? planned : 1;
        String rows = guided > 0 ? rows() + "; smallest step twice" : rows();
        if (steps.first().velocity() == StepVelocity.NETWORK) {
            evaluations.add(new Evaluation("u(z_t, s, t, y)", rows, "value, no tape", planned, reference));
        }
        evaluations.add(new Evaluation("u(z_s, r, s, y)", rows, "value, no tape", planned, reference));
    }

    private String rows() {
        return "r < t (%.0f %%)".formatted(100 * shortcuts);
    }
}
