package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import saltus.AdaptiveWeight;
import saltus.Category;
import saltus.ConditionalVelocity;
import saltus.EdmPreconditioning;
import saltus.Guidance;
import saltus.GuidanceInput;
import saltus.KarrasTimes;
import saltus.LevelLaw;
import saltus.PlugInVelocity;
import saltus.Progress;
import saltus.ProgressiveScales;
import saltus.RenoisingSampler;
import saltus.StepVelocity;
import saltus.TangentVelocity;
import saltus.TargetNetwork;
import saltus.TeacherVelocity;
import saltus.TwoStep;
import saltus.processor.component.guidance.Guiding;
import saltus.processor.component.guidance.Mixing;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.path.FlowFormulas;
import saltus.processor.component.sampling.Drive;
import saltus.processor.component.sampling.Leading;
import saltus.processor.component.term.Term;
import saltus.processor.component.times.TimeLaw;
import saltus.processor.component.velocity.Estimate;
import saltus.processor.component.velocity.Teaching;
import saltus.processor.component.weight.TimeFactor;
import saltus.processor.design.Component;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Evaluation;
import saltus.processor.formula.Variables;
import saltus.processor.proof.Proof;

/** What a recipe says does something (framework, C29). */
@AutoService(Rule.class)
public final class WithoutEffect implements Rule {
    private record Idle(Category category, String what, String why, String fix) {}

    @Override
    public String claim() {
        return "every component has an effect";
    }

    @Override
    public List<String> presumes() {
        return List.of("MissingComponent", "TimesFitTarget", "CurriculumInUnit", "GuidanceWindow", "SampleTimesFall");
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        List<Finding> idle = Stream.of(
                        target(design),
                        ofData(design),
                        taught(design),
                        taughtWindow(design),
                        ofTimes(design),
                        window(design),
                        drawn(design),
                        scale(design),
                        gradual(design),
                        plugIn(design),
                        weight(design),
                        edm(design),
                        explosion(design),
                        tangent(design),
                        progress(design),
                        velocity(design),
                        law(design),
                        scales(design),
                        renoising(design),
                        unguided(design))
                .flatMap(Optional::stream)
                .map(found -> finding(design, found))
                .toList();
        return Optional.of(
                idle.isEmpty()
                        ? Verdict.holds(claim())
                        : new Verdict.Stands(
                                saltus.pipeline.Card.Status.REPORTED,
                                idle.get(0).what(),
                                idle));
    }

    private Finding finding(Design design, Idle idle) {
        Component component = design.component(idle.category()).orElseThrow();
        return new Finding(
                Severity.WARNING,
                id(),
                idle.what(),
                Found.in(design, component),
                idle.why(),
                idle.fix(),
                List.of(Place.of(component)));
    }

    private static Optional<Idle> target(Design design) {
        boolean idle = design.find(TargetNetwork.class)
                        .filter(network -> network.decay() > 0)
                        .isPresent()
                && !design.has(TwoStep.class)
                && Mixing.of(design).isEmpty();
        return idle
                ? Optional.of(
                        new Idle(
                                Category.TARGET_NETWORK,
                                "the target network is never asked",
                                "flow matching compares the network with the velocity of the data; without @TwoStep or @Guidance no"
                                        + " target reads a network",
                                "add @TwoStep or @Guidance, or remove it; for an average to sample from there is the trainer's own"))
                : Optional.empty();
    }

    /** Samples that are made of noise follow no velocity. */
    private static Optional<Idle> ofData(Design design) {
        return TimeLaw.of(design).filter(TimeLaw::generates).isPresent()
                        && design.component(Category.ESTIMATE)
                                .filter(estimate -> !estimate.is(ConditionalVelocity.class))
                                .isPresent()
                ? Optional.of(new Idle(
                        Category.ESTIMATE,
                        "no row follows a velocity of the data",
                        "samples that are made of noise are compared with data as a set, and no sample has a velocity that data"
                                + " lend",
                        "use @ConditionalVelocity, or remove it"))
                : Optional.empty();
    }

    /** Where rows follow the teacher already, a step along it asks once more for the same. */
    private static Optional<Idle> taught(Design design) {
        boolean same = design.find(TeacherVelocity.class)
                .filter(teacher -> teacher.share() == 1 && Guiding.of(design).isEmpty())
                .isPresent();
        return same && Teaching.of(design).first()
                ? Optional.of(new Idle(
                        Category.TARGET,
                        "rows follow the teacher already",
                        "with @TeacherVelocity the velocity that a step calls CONDITIONAL is the teacher's; TEACHER asks it once"
                                + " more for the same",
                        "let the first step's velocity be CONDITIONAL, or remove @TeacherVelocity so that rows with r = t learn"
                                + " from data"))
                : Optional.empty();
    }

    private static Optional<Idle> taughtWindow(Design design) {
        return design.find(TeacherVelocity.class)
                .filter(teacher -> teacher.omega() == 1 && (teacher.from() != 0 || teacher.until() != 1))
                .map(teacher -> new Idle(
                        Category.ESTIMATE,
                        "the window of the teacher's guidance is not read",
                        "with omega = 1 the teacher is not guided at any time",
                        "give omega another value, or leave out from and until"));
    }

    private static Optional<Idle> ofTimes(Design design) {
        return TimeLaw.of(design).filter(TimeLaw::generates).isPresent()
                        && TimeFactor.of(design).isPresent()
                ? Optional.of(new Idle(
                        Category.TIME_WEIGHT,
                        "all rows have the same times, and the same weight of times",
                        "with t = 1 and r = 0 on every row it is a factor of the whole loss, which changes no step of Adam",
                        "use @NoTimeWeight; the size of steps is the learning rate's"))
                : Optional.empty();
    }

    private static Optional<Idle> window(Design design) {
        return design.find(Guidance.class)
                .filter(guidance -> guidance.from() == guidance.until())
                .map(guidance -> new Idle(
                        Category.GUIDANCE,
                        "no row is guided: the window is a single time",
                        "a continuous law of times never draws it",
                        "let from be less than until, or use @NoGuidance"));
    }

    private static Optional<Idle> scale(Design design) {
        return Guiding.of(design)
                .filter(Guiding::isIdle)
                .map(guiding -> new Idle(
                        Category.GUIDANCE,
                        "guidance of scale 1 changes nothing",
                        "with omega = 1 and nothing else mixed in the velocity stays the sample's own",
                        "give " + (guiding instanceof Mixing ? "omega or kappa" : "omega")
                                + " another value, or use @NoGuidance"));
    }

    private static Optional<Idle> gradual(Design design) {
        return Curriculum.gradual(design)
                .filter(WithoutEffect::isNothing)
                .map(law -> new Idle(
                        Category.END,
                        "gradual times never end at data",
                        "gradual(progress) is 0 throughout: no end is ever moved",
                        "let the formula fall from 1 to 0, leave it out for the built-in one, or use @RandomEnd"));
    }

    private static boolean isNothing(Curriculum law) {
        return Goal.atMost("gradual = 0", law.formula().body(), Goal.TOLERANCE, Goal.unit("progress"), refuted -> {
                            throw new IllegalStateException("only asked whether it is proved");
                        })
                        .prove()
                instanceof Proof.Proved;
    }

    private static Optional<Idle> plugIn(Design design) {
        if (!design.has(PlugInVelocity.class)) {
            return Optional.empty();
        }
        if (Estimate.of(design).averaged() == 0) {
            return Optional.of(new Idle(
                    Category.ESTIMATE,
                    "no row uses the plug-in velocity",
                    "its probability is 0",
                    "give probability a value in (0, 1], or use @ConditionalVelocity"));
        }
        boolean bent = InnerRule.isDiscrete(design)
                && design.find(TwoStep.class)
                        .filter(steps -> steps.first().velocity() == StepVelocity.CONDITIONAL)
                        .isPresent();
        return bent
                ? Optional.of(new Idle(
                        Category.ESTIMATE,
                        "the plug-in velocity does not do for a discrete target what it does for a continuous one",
                        "its mean over the batch is unbiased where the target is affine in the velocity, as with s -> t; over"
                                + " a step of finite length the network bends, and the target's mean moves (framework, R3)",
                        "use it with @InnerTime(AT_START), or use @ConditionalVelocity"))
                : Optional.empty();
    }

    private static Optional<Idle> weight(Design design) {
        return design.find(AdaptiveWeight.class)
                .filter(weight -> weight.power() == 0 && !weight.squared())
                .map(weight -> new Idle(
                        Category.WEIGHT,
                        "an adaptive weight of power 0 is 1 on every row",
                        "the distance of a row is divided by (distance + floor)^0",
                        "give power a value greater than 0, or use @UniformWeight"));
    }

    private static Optional<Idle> renoising(Design design) {
        return design.find(RenoisingSampler.class)
                .filter(sampler -> sampler.share() == 1
                        && TimeLaw.of(design).filter(TimeLaw::endsAtData).isPresent())
                .map(sampler -> new Idle(
                        Category.SAMPLER,
                        "noise is added anew already",
                        "all shortcuts that are trained end at data, so that each step of a sampler does",
                        "remove it, or let shortcuts end anywhere"));
    }

    private static Optional<Idle> unguided(Design design) {
        return Leading.of(design)
                .filter(leading ->
                        leading.scale() > 1 && Drive.times(design).stream().noneMatch(t -> leading.at(t) > 1))
                .map(leading -> new Idle(
                        Category.SAMPLE_GUIDANCE,
                        "no step of the sampler is guided",
                        "its steps start at " + Drive.times(design),
                        "let one of these times be guided, or let the sampler take more steps"));
    }

    private static Optional<Idle> edm(Design design) {
        boolean shrinking = design.has(EdmPreconditioning.class)
                && FlowFormulas.of(design).filter(path -> !path.explodes()).isPresent();
        return shrinking
                ? Optional.of(new Idle(
                        Category.PRECONDITIONING,
                        "EDM's preconditioning does not keep the input's size on this path",
                        "z / sqrt(sigma^2 + d^2) has deviation 1 where data stay as they are and noise is added; here alpha"
                                + " falls",
                        "use @Preconditioning, or a path such as @EdmPath"))
                : Optional.empty();
    }

    private static Optional<Idle> explosion(Design design) {
        return FlowFormulas.of(design)
                .filter(path -> path.explodes()
                        && Math.abs(Evaluation.of(path.alpha().body(), Map.of("t", 1.0))) <= Goal.TOLERANCE)
                .map(path -> new Idle(
                        Category.PATH,
                        "the path is declared to explode, but ends at noise alone",
                        "varianceExploding allows for data that are left beside the noise at t = 1; here alpha(1) = 0",
                        "leave it out"));
    }

    private static Optional<Idle> tangent(Design design) {
        return design.find(TangentVelocity.class)
                .filter(tangent -> InnerRule.isContinuous(design)
                        && tangent.value()
                                == design.find(TwoStep.class)
                                        .orElseThrow()
                                        .first()
                                        .velocity()
                        && (tangent.value() == StepVelocity.NETWORK || tangent.share() < 1))
                .map(tangent -> new Idle(
                        Category.TANGENT,
                        tangent.value() == StepVelocity.NETWORK
                                ? "the derivative runs along the network's velocity already"
                                : "both velocities of the direction are the same",
                        "without it a target is differentiated along the velocity of its first step",
                        tangent.value() == StepVelocity.NETWORK
                                ? "let the first step's velocity be CONDITIONAL, or remove it"
                                : "let it be NETWORK, or remove it"));
    }

    private static Optional<Idle> progress(Design design) {
        boolean read = design.formulas().entrySet().stream()
                .anyMatch(formula -> design.has(formula.getKey().reader())
                        && formula.getKey().changes(formula.getValue())
                        && Variables.of(formula.getValue().body()).contains(FormulaKind.PROGRESS));
        return design.has(Progress.class) && !read
                ? Optional.of(new Idle(
                        Category.PROGRESS,
                        "no formula reads the progress",
                        "it is the last parameter of formulas of times, as in weight(r, s, t, progress); curricula have lengths of their own",
                        "let a formula depend on progress, or remove it"))
                : Optional.empty();
    }

    private static Optional<Idle> velocity(Design design) {
        return Term.asksVelocity(design)
                        && TimeLaw.of(design)
                                .filter(times -> times.shares().shortcuts() == 0)
                                .isPresent()
                ? Optional.of(new Idle(
                        Category.VELOCITY_TERM,
                        "no row has the velocity term",
                        "it is for rows that learn a shortcut; with r = t the loss itself compares with the velocity",
                        "use times with shortcuts, or remove it"))
                : Optional.empty();
    }

    private static Optional<Idle> law(Design design) {
        return grid(design)
                .filter(times -> times.as(KarrasTimes.class).law() == LevelLaw.UNIFORM
                        && (times.written().contains("mean") || times.written().contains("deviation")))
                .map(times -> new Idle(
                        Category.TIMES,
                        "mean and deviation of the grid's law are not read",
                        "with law = UNIFORM all levels are equally likely",
                        "let law be LOG_NORMAL, or leave them out"));
    }

    /** Said of who knows that the grid grows, not of what is inherited from who did not. */
    private static Optional<Idle> scales(Design design) {
        Optional<Component> growing =
                design.component(Category.SCALES).filter(scales -> scales.is(ProgressiveScales.class));
        return grid(design)
                .filter(times -> times.written().contains("scales")
                        && growing.filter(scales -> times.owner().equals(scales.owner())
                                        || times.owner().equals(design.typeName()))
                                .isPresent())
                .map(times -> new Idle(
                        Category.TIMES,
                        "the grid's number of levels is not read",
                        "a growing grid takes it from @ProgressiveScales",
                        "let first and last of @ProgressiveScales be what is meant, and leave out scales"));
    }

    /** Said of who writes it, not of what is inherited from who had no formula. */
    private static Optional<Idle> drawn(Design design) {
        return design.component(Category.GUIDANCE)
                .filter(guidance -> guidance.is(GuidanceInput.class)
                        && guidance.written().contains("power")
                        && design.formula(FormulaKind.GUIDANCE)
                                .filter(formula -> formula.owner().equals(guidance.owner())
                                        || guidance.owner().equals(design.typeName()))
                                .isPresent())
                .map(guidance -> new Idle(
                        Category.GUIDANCE,
                        "the power of the scales' density is not read",
                        "guidance(u) of the recipe says how they are drawn",
                        "leave out power, or the formula"));
    }

    private static Optional<Component> grid(Design design) {
        return design.component(Category.TIMES).filter(component -> component.is(KarrasTimes.class));
    }
}
