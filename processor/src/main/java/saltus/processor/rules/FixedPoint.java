package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.Category;
import saltus.FiniteDifference;
import saltus.StepVelocity;
import saltus.TargetClamp;
import saltus.TensorDistance;
import saltus.TensorVelocity;
import saltus.TensorWeight;
import saltus.TwoStep;
import saltus.pipeline.Card;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.metric.Metric;
import saltus.processor.component.metric.SetMetric;
import saltus.processor.component.tangent.Bound;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Estimate;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.component.weight.LossWeight;
import saltus.processor.design.Design;

/**
 * Where training rests. A target is the exact flow map's if the network is, on the row itself or on average over the data
 * that lead through its point; a loss that learns means then has its stationary point there. What keeps a design from
 * this is told (framework, R3 and section 7).
 */
@AutoService(Rule.class)
public final class FixedPoint implements Rule {
    private static final String TAUGHT_STEP =
            "the first step follows what the teacher says of its beginning over a finite length, where the flow bends";

    @Override
    public String claim() {
        return "training rests on the exact flow map";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "TimesFitTarget", "InnerTimeNeedsLaw", "ContinuousNeedsDerivative");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        Optional<TimeLaw> law = TimeLaw.of(design);
        Optional<Metric> metric = Metric.of(design);
        if (law.isEmpty() || metric.isEmpty()) {
            return Optional.empty();
        }
        if (law.get().generates()) {
            String says = metric.get() instanceof SetMetric sets ? sets.says() : "by a method that is not looked into";
            return Optional.of(Verdict.reported("samples are compared as a set, no flow map is learned: " + says));
        }
        List<String> reasons = new ArrayList<>();
        reasons.addAll(offTarget(design, law.get()));
        reasons.addAll(bentMeans(design, law.get(), metric.get()));
        return Optional.of(
                reasons.isEmpty()
                        ? new Verdict.Stands(
                                Card.Status.PROVED, "training rests on " + map(design) + why(design), List.of())
                        : Verdict.reported(
                                "training rests near " + map(design) + ", not on it: " + String.join("; ", reasons)));
    }

    /** Whose map it is: of the data's velocity, of a teacher's, or of both, where a teacher makes no mistake. */
    private static String map(Design design) {
        Teaching teaching = Teaching.of(design);
        boolean guided = Guiding.of(design).filter(guiding -> !guiding.isIdle()).isPresent() || teaching.scale() != 1;
        String velocity = (guided ? "guided " : "") + "velocity";
        if (!teaching.isAsked()) {
            return "the exact flow map of the " + velocity;
        }
        return learnsData(design)
                ? "the exact flow map of the " + velocity + ", if the teacher says it without a mistake"
                : "the flow map of the teacher's " + velocity;
    }

    /** True if some rows follow velocities of single samples. */
    private static boolean learnsData(Design design) {
        boolean rows = !design.has(TwoStep.class)
                || alongData(design)
                || Term.asksVelocity(design)
                || TimeLaw.of(design)
                        .filter(law -> law.shares().coinciding() > 0)
                        .isPresent();
        return rows && Estimate.of(design).varies();
    }

    private static String why(Design design) {
        if (!design.has(TwoStep.class)) {
            return ", one step's at a time"
                    + (Estimate.of(design).varies()
                            ? ": its mean over the data is what the squared error learns"
                            : ", which the teacher says");
        }
        if (!learnsData(design)) {
            return ": what the target follows is the same for every row that is at a point";
        }
        return alongData(design)
                ? ": the target is affine in the velocity of the data, whose mean the squared error learns"
                : ": there shortcuts agree with "
                        + (Teaching.of(design).isAsked() ? "the teacher's way" : "the network's own way")
                        + ", and rows with r = t learn the mean velocity";
    }

    /** True if the first step of a target follows the data. */
    private static boolean alongData(Design design) {
        return design.find(TwoStep.class)
                .filter(steps -> steps.first().velocity() == StepVelocity.CONDITIONAL)
                .isPresent();
    }

    /** Why the exact map's target, or its mean, is another. */
    private static List<String> offTarget(Design design, TimeLaw law) {
        List<String> reasons = new ArrayList<>();
        if (alongData(design) && InnerRule.isDiscrete(design)) {
            reasons.add(
                    Estimate.of(design).varies()
                            ? "the first step follows one sample over a finite length, where the network bends"
                            : TAUGHT_STEP);
        }
        if (Teaching.of(design).first() && InnerRule.isDiscrete(design)) {
            reasons.add(TAUGHT_STEP);
        }
        if (law.levels().isPresent()) {
            reasons.add("single steps learn the velocity where they begin: it is the map of that many steps");
        }
        design.find(FiniteDifference.class)
                .ifPresent(mode -> reasons.add("a difference over " + mode.step() + " stands for the derivative"));
        if (Estimate.of(design).averaged() > 0) {
            reasons.add("a mean over the batch stands for that over all data");
        }
        design.find(TargetClamp.class)
                .ifPresent(clamp -> reasons.add("targets beyond " + Goal.number(clamp.value()) + " are cut"));
        if (Metric.of(design).filter(Metric::comparesGroups).isPresent()) {
            reasons.add("the laws of groups are compared, not their points");
        }
        for (Term term : Term.of(design)) {
            String name = design.component(term.category()).orElseThrow().type().getSimpleName();
            term.rest().elsewhere().ifPresent(why -> reasons.add("@" + name + " " + why));
        }
        Stream.of(TensorVelocity.class, TensorDistance.class, TensorWeight.class)
                .filter(design::has)
                .forEach(method -> reasons.add("the method of @" + method.getSimpleName() + " is not looked into"));
        return reasons;
    }

    /** Why means are not what is learned, where targets vary by chance. */
    private static List<String> bentMeans(Design design, TimeLaw law, Metric metric) {
        List<String> reasons = new ArrayList<>();
        if (!Estimate.of(design).varies()) {
            return reasons;
        }
        boolean flowRows = !design.has(TwoStep.class) || law.shares().coinciding() > 0;
        if (!flowRows && !alongData(design)) {
            return reasons;
        }
        if (!metric.learnsMeans()) {
            reasons.add(bends(design, Category.METRIC));
        }
        if (LossWeight.of(design).bends()) {
            reasons.add(bends(design, Category.WEIGHT));
        }
        if (alongData(design) && Bound.of(design).bends()) {
            reasons.add(bends(design, Category.NORMALISATION));
        }
        return reasons;
    }

    private static String bends(Design design, Category category) {
        return "@" + design.component(category).orElseThrow().type().getSimpleName()
                + " counts targets by how far they are, so that no mean is learned where they vary";
    }
}
