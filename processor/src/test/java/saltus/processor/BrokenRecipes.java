package saltus.processor;

import static saltus.processor.Sources.FLOW;
import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import java.util.List;

/** At least one recipe for each rule, broken in exactly the marked places. */
final class BrokenRecipes {
    private BrokenRecipes() {}

    static final List<Broken> ALL = List.of(
            Broken.of("nothing but the path", "the recipe does not say what the network predicts", """
                    @Recipe
                    @FlowPath(LINEAR)
                    interface Lonely {} // !MissingComponent!MissingComponent!MissingComponent!MissingComponent
                    """),
            Broken.of(
                    "two laws of times on one recipe",
                    "@UniformTimes(coincide = 0.5) beside @FlowTimes",
                    MEAN_FLOW + """
                            @Recipe
                            @UniformTimes(coincide = 0.5)
                            @FlowTimes // !DuplicateComponent
                            interface Twice extends Base {}
                            """),
            Broken.of(
                    "super-interfaces that disagree",
                    "@UniformTimes(coincide = 0.5) (inherited from Left) against @UniformTimes(coincide = 0.6) (inherited from Right)",
                    MEAN_FLOW + """
                            @UniformTimes(coincide = 0.5)
                            interface Left extends Base {}
                            @UniformTimes(coincide = 0.6)
                            interface Right extends Base {}
                            @Recipe
                            interface Both extends Left, Right {} // !ConflictingSupers
                            """),
            Broken.of(
                    "Euler with a velocity on a curved path",
                    "the prediction takes the network's output for what it is not",
                    FLOW + """
                            @Recipe
                            @FlowPath(COSINE)
                            @OneStep(EULER) // !SolverFitsOutput@EULER
                            interface Wrong extends Base {}
                            """),
            Broken.of(
                    "DDIM with an average velocity in the second step on a curved path",
                    "the second step takes the network's output for what it is not",
                    MEAN_FLOW + """
                            @Recipe
                            @FlowPath(COSINE)
                            @TwoStep(
                                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                                second = @Step(
                                    solver = DDIM, // !SolverFitsOutput@DDIM
                                    velocity = NETWORK))
                            @InnerTime(MIDPOINT)
                            interface Wrong extends Base {}
                            """),
            Broken.of(
                    "a straight first step along a curved path",
                    "the first step follows a curved path in a straight line",
                    MEAN_FLOW + """
                            @Recipe
                            @FlowPath(COSINE)
                            @TwoStep(
                                first = @Step(
                                    solver = EULER, // !SolverFitsOutput@EULER
                                    velocity = CONDITIONAL),
                                second = @Step(solver = EULER, velocity = NETWORK))
                            @InnerTime(MIDPOINT)
                            interface Wrong extends Base {}
                            """),
            Broken.of("a target that no row uses", "the two-step target is never used", MEAN_FLOW + """
                            @Recipe
                            @FlowTimes // !TimesFitTarget
                            interface Idle extends Base {}
                            """),
            Broken.of("shortcuts without a target", "rows with r < t have no target", FLOW + """
                            @Recipe
                            @UniformTimes(coincide = 0.5) // !TimesFitTarget
                            interface Aimless extends Base {}
                            """),
            Broken.of("an average velocity that is never learned", "the average velocity is never trained", FLOW + """
                            @Recipe
                            @NetworkOutput(AVERAGE_VELOCITY) // !AverageNeedsTarget@AVERAGE
                            interface Average extends Base {}
                            """),
            Broken.of(
                    "a continuous target with nothing to differentiate",
                    "a continuous inner time needs a second step that can be differentiated",
                    MEAN_FLOW + """
                            @Recipe
                            @TwoStep(
                                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                                second = @Step(
                                    solver = DDIM,
                                    velocity = CONDITIONAL)) // !ContinuousNeedsDerivative@CONDITIONAL)
                            @InnerTime(AT_START)
                            interface Flat extends Base {}
                            """),
            Broken.of(
                    "a discrete target without the network",
                    "the target never reads the network from s to r",
                    MEAN_FLOW + """
                            @Recipe
                            @TwoStep(
                                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                                second = @Step(
                                    solver = DDIM,
                                    velocity = CONDITIONAL)) // !DiscreteNeedsNetworkStep@CONDITIONAL)
                            @InnerTime(MIDPOINT)
                            interface Flat extends Base {}
                            """),
            Broken.of(
                    "a network that is compared with itself only", "no row of a batch ever sees data", SHORTCUT + """
                            @Recipe
                            @UniformTimes(coincide = 0) // !DataReachesTarget@0)
                            interface Blind extends Base {}
                            """),
            Broken.of("a grid that cannot be halved", "use steps = 64 or 128", SHORTCUT + """
                            @Recipe
                            @DyadicTimes(
                                steps = 100, // !DyadicGrid@100
                                bootstrap = 0.25)
                            interface Odd extends Base {}
                            """),
            Broken.of("dyadic steps that are not halved", "a dyadic step is not split in the middle", SHORTCUT + """
                            @Recipe
                            @TwoStep(
                                first = @Step(solver = EULER, velocity = NETWORK),
                                second = @Step(solver = EULER, velocity = NETWORK))
                            @InnerTime(0.3) // !DyadicGrid
                            interface Third extends Base {}
                            """),
            Broken.of(
                    "guidance without label dropout",
                    "@Guidance(omega = 1.0, kappa = 0.5) without @LabelDropout",
                    MEAN_FLOW + """
                            @Recipe
                            @Guidance(omega = 1, kappa = 0.5) // !GuidanceNeedsNullLabel
                            interface Guided extends Base {}
                            """),
            Broken.of(
                    "guidance with a dropout of zero",
                    "guidance reads u(z, r, t, null), which is never trained",
                    MEAN_FLOW + """
                            @Recipe
                            @Guidance(omega = 1, kappa = 0.5)
                            @LabelDropout(0) // !GuidanceNeedsNullLabel@0)
                            interface Guided extends Base {}
                            """),
            Broken.of(
                    "guidance without rows at r = t",
                    "guidance reads u(z, t, t, ..), which is never trained",
                    MEAN_FLOW + """
                            @Recipe
                            @Guidance(omega = 1, kappa = 0.5)
                            @LabelDropout
                            @UniformTimes(
                                coincide = 0) // !GuidanceNeedsCoincidingTimes@0)
                            interface Guided extends Base {}
                            """),
            Broken.of("mixing guidance on dyadic times", "use @BootstrapGuidance", SHORTCUT + """
                            @Recipe
                            @Guidance(omega = 1, kappa = 0.5) // !GuidanceNeedsCoincidingTimes
                            interface Guided extends Base {}
                            """),
            Broken.of(
                    "bootstrap guidance without dyadic times",
                    "bootstrap guidance finds no smallest step to act on",
                    MEAN_FLOW + """
                            @Recipe
                            @LabelDropout
                            @BootstrapGuidance(omega = 1.5) // !BootstrapGuidanceNeedsDyadicTimes
                            interface Guided extends Base {}
                            """),
            Broken.of("a guided interval that is empty", "from = 0.8, until = 0.2", MEAN_FLOW + """
                            @Recipe
                            @LabelDropout
                            @Guidance(omega = 1, kappa = 0.5,
                                from = 0.8,
                                until = 0.2) // !GuidanceWindow@0.2)
                            interface Guided extends Base {}
                            """),
            Broken.of(
                    "adaptive weights over a mean", "the adaptive weight's floor does not fit a mean", MEAN_FLOW + """
                            @Recipe
                            @AdaptiveWeight(power = 1)
                            @SquaredL2(MEAN) // !AdaptiveWeightNeedsSum@MEAN
                            interface Meant extends Base {}
                            """),
            Broken.of("a clamp on a derivative", "a continuous target is clamped", MEAN_FLOW + """
                            @Recipe
                            @TargetClamp // !ClampNeedsDiscreteTarget
                            interface Cut extends Base {}
                            """),
            Broken.of(
                    "dyadic average velocities on a curved path",
                    "single steps learn the velocity at t",
                    SHORTCUT + """
                            @Recipe
                            @FlowPath(COSINE) // !SupportedTarget
                            interface Bent extends Base {}
                            """),
            Broken.of("bootstrap guidance on a curved path", "is not supported", SHORTCUT + """
                            @Recipe
                            @FlowPath(COSINE)
                            @NetworkOutput(VELOCITY)
                            @OneStep(DDIM)
                            @TwoStep(first = @Step(solver = DDIM, velocity = NETWORK), second = @Step(solver = DDIM, velocity = NETWORK)) @InnerTime(MIDPOINT)
                            @BootstrapGuidance(
                                omega = 1.5) // !SupportedTarget@1.5
                            interface Bent extends Base {}
                            """),
            range(
                    "InnerTimeInInterval",
                    "MEAN_FLOW",
                    "@TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL),"
                            + " second = @Step(solver = EULER, velocity = NETWORK)) @InnerTime(1.25)",
                    "1.25)"),
            range("CoincideIsProbability", "MEAN_FLOW", "@UniformTimes(coincide = 1)", "1)"),
            range(
                    "CoincideIsProbability",
                    "MEAN_FLOW",
                    "@LogitNormalTimes(mean = 0, deviation = 1, coincide = -0.1)",
                    "-0.1"),
            range(
                    "LogitNormalMean",
                    "MEAN_FLOW",
                    "@LogitNormalTimes(mean = 0.0 / 0, deviation = 1, coincide = 0.1)",
                    "/"),
            range(
                    "LogitNormalDeviation",
                    "MEAN_FLOW",
                    "@LogitNormalTimes(mean = 0, deviation = 0.0, coincide = 0.1)",
                    "0.0"),
            range("BootstrapIsShare", "SHORTCUT", "@DyadicTimes(steps = 8, bootstrap = 1)", "1)"),
            range("LabelDropoutIsProbability", "MEAN_FLOW", "@LabelDropout(1.5)", "1.5"),
            range("GuidanceKappa", "SHORT_DROPOUT", "@LabelDropout @Guidance(omega = 1, kappa = 1)", "1)"),
            range("GuidanceOmega", "MEAN_FLOW", "@LabelDropout @Guidance(omega = 1.0 / 0, kappa = 0)", "/"),
            range("GuidanceOmega", "SHORTCUT", "@BootstrapGuidance(omega = -1.0 / 0)", "/"),
            range("AdaptivePower", "MEAN_FLOW", "@AdaptiveWeight(power = -1)", "-1"),
            range("AdaptiveFloor", "MEAN_FLOW", "@AdaptiveWeight(power = 1, floor = 0)", "0)"),
            range("ClampLimit", "SHORTCUT", "@TargetClamp(0)", "0)"),
            range("TargetDecay", "MEAN_FLOW", "@TargetNetwork(decay = 1)", "1)"),
            range("DataDeviation", "MEAN_FLOW", "@Preconditioning(dataDeviation = 0)", "0)"));

    private static Broken range(String id, String base, String annotations, String value) {
        String parent = base.equals("SHORTCUT") ? SHORTCUT : MEAN_FLOW;
        String body = parent + "@Recipe\n" + annotations + " // !" + id + "@" + value.strip()
                + "\ninterface Beyond extends Base {}\n";
        return Broken.of(id + ": " + annotations, "out of range", body);
    }
}
