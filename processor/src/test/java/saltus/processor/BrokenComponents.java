package saltus.processor;

import static saltus.processor.Sources.FLOW;
import static saltus.processor.Sources.LAGRANGIAN;
import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import java.util.List;

/** Recipes that break the rules of single components: grids, groups, skips, tangents, estimates. */
final class BrokenComponents {
    private static final String EDM = """
            @EdmPath
            @NetworkOutput(CORRECTION)
            @BoundarySkip
            @TwoStep(
                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                second = @Step(solver = DDIM, velocity = NETWORK))
            @NextOnGrid
            @KarrasTimes
            @CompareSamples
            @SquaredL2
            interface Base {}
            """;
    private static final String MATCHING = """
            @FlowPath(LINEAR)
            @NetworkOutput(VELOCITY)
            @OneStep(DDIM)
            @TwoStep(
                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                second = @Step(solver = DDIM, velocity = NETWORK))
            @EtaDecrement
            @GroupTimes
            @CompareSamples
            @GroupedKernel
            interface Base {}
            """;

    private static final String SETS = """
            @FlowPath(LINEAR)
            @NetworkOutput(AVERAGE_VELOCITY)
            @OneStep(EULER)
            @NoiseToData
            @CompareSamples
            @EnergyDistance
            interface Base {}
            """;

    private BrokenComponents() {}

    static final List<Broken> ALL = List.of(
            Broken.of("times of a grid with another inner time", "the inner time is not on the grid", EDM + """
                    @Recipe
                    @InnerTime(AT_START) // !InnerTimeNeedsLaw
                    interface Split extends Base {}
                    """),
            Broken.of(
                    "the next time of a grid without a grid",
                    "there is no grid on which the inner time could be the next",
                    MEAN_FLOW + """
                    @Recipe
                    @NextOnGrid // !InnerTimeNeedsLaw
                    interface Gridless extends Base {}
                    """),
            Broken.of("an inner schedule of flow matching", "there are no two steps between which", FLOW + """
                    @Recipe
                    @InnerSchedule(steps = 10) // !InnerTimeNeedsLaw
                    interface Idle extends Base {
                        static double fraction(double progress) { return 1 - 0.5 * progress; }
                    }
                    """),
            Broken.of("an inner time and shortcuts without a target", "rows with r < t have no target", FLOW + """
                    @Recipe
                    @InnerTime(MIDPOINT)
                    @UniformTimes(coincide = 0.5) // !TimesFitTarget
                    interface Aimless extends Base {}
                    """),
            Broken.of(
                    "two steps that meet nowhere",
                    "the recipe does not say where the two steps of its target meet",
                    FLOW + """
                    @Recipe
                    @UniformTimes(coincide = 0.5)
                    @TwoStep( // !MissingComponent
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = NETWORK))
                    @TangentWarmUp
                    @TangentNormalisation
                    interface Unsplit extends Base {}
                    """),
            Broken.of("two steps whose formula nobody reads", "add @InnerFormula", FLOW + """
                    @Recipe
                    @UniformTimes(coincide = 0)
                    @TwoStep( // !MissingComponent
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = NETWORK))
                    @CompareSamples
                    interface Unsplit extends Base {
                        static double inner(double r, double t) { return (r + t) / 2; }
                    }
                    """),
            dyadic("@InnerTime(AT_START)", ""),
            dyadic("@InnerFormula", "static double inner(double r, double t) { return (r + t) / 2; }"),
            dyadic("@RandomInner", ""),
            dyadic(
                    "@InnerSchedule(steps = 10)",
                    "static double fraction(double progress) { return 1 - 0.5 * progress; }"),
            dyadic("@EtaDecrement", ""),
            dyadic("@NextOnGrid", ""),
            Broken.of("a velocity behind a skip", "the skip takes a velocity for a correction", EDM + """
                    @Recipe
                    @BoundarySkip // !SkipFitsOutput
                    @NetworkOutput(VELOCITY)
                    interface Mistaken extends Base {}
                    """),
            Broken.of("a skip to anywhere", "the skip leads to data, whatever r is", EDM + """
                    @Recipe
                    @BoundarySkip // !SkipEndsAtData
                    @UniformTimes(coincide = 0.5)
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = NETWORK))
                    @InnerTime(MIDPOINT)
                    @CompareOutputs
                    interface Anywhere extends Base {}
                    """),
            Broken.of(
                    "points compared with themselves",
                    "a continuous target has no second point to compare",
                    MEAN_FLOW + """
                    @Recipe
                    @CompareSamples // !SamplesNeedShortcuts
                    interface Same extends Base {}
                    """),
            Broken.of("a kernel without groups", "the kernel metric finds no groups", MEAN_FLOW + """
                    @Recipe
                    @GroupedKernel // !KernelNeedsGroups
                    interface Lonely extends Base {}
                    """),
            Broken.of("a look at velocities", "the perceptual metric is given outputs, not images", MEAN_FLOW + """
                    @Recipe
                    @Perceptual // !PerceptualNeedsSamples
                    interface Blurred extends Base {}
                    """),
            Broken.of("a difference without a derivative", "@FiniteDifference finds no derivative", SHORTCUT + """
                    @Recipe
                    @FiniteDifference // !TangentNeedsContinuousTarget
                    interface Idle extends Base {}
                    """),
            Broken.of("a grid on a path of formulas", "the path does not tell the time of a noise level", EDM + """
                    @Recipe
                    @KarrasTimes // !GridNeedsKnownPath
                    @FormulaPath(varianceExploding = true)
                    interface Own extends Base {
                        static double alpha(double t) { return 1; }
                        static double sigma(double t) { return 40 * t; }
                    }
                    """),
            Broken.of("a grid upside down", "the grid's smallest level is not below its largest", EDM + """
                    @Recipe
                    @KarrasTimes(
                        smallest = 80, // !GridLevelsInOrder@80
                        largest = 0.002)
                    interface Reversed extends Base {}
                    """),
            Broken.of("levels of steps that have none", "these steps have no level", MEAN_FLOW + """
                    @Recipe
                    @StepByLevel // !LevelsNeedDyadicTimes
                    interface Levelled extends Base {}
                    """),
            Broken.of(
                    "a growing target network without a grid that grows",
                    "there is no grid that could grow",
                    EDM + """
                    @Recipe
                    @ProgressiveTargetNetwork // !ProgressNeedsGrid
                    interface Alone extends Base {}
                    """),
            Broken.of("samples of noise row by row", "compared with data that it does not belong to", FLOW + """
                    @Recipe
                    @NoiseToData // !SetsAreGenerated
                    interface Blurred extends Base {}
                    """),
            Broken.of("sets on the way", "the sets that are compared are not samples and data", MEAN_FLOW + """
                    @Recipe
                    @EnergyDistance // !SetsAreGenerated
                    interface Midway extends Base {}
                    """),
            Broken.of("sets at all times", "the sets that are compared are not samples and data", FLOW + """
                    @Recipe
                    @SinkhornDivergence // !SetsAreGenerated
                    interface Midway extends Base {}
                    """),
            Broken.of("sets of outputs", "sets of outputs are compared, not of points", SETS + """
                    @Recipe
                    @CompareOutputs // !SetsNeedPoints
                    interface Raw extends Base {}
                    """),
            Broken.of("features row by row", "features are compared row by row", MEAN_FLOW + """
                    @Recipe
                    @CompareFeatures // !SetsNeedPoints
                    interface Looking extends Base {}
                    """),
            Broken.of("a method of features", "a method over tensors is given features", SETS + """
                    @Recipe
                    @CompareFeatures // !SetsNeedPoints
                    @TensorDistance
                    interface Looking extends Base {
                        static saltus.graph.Tensor distance(saltus.graph.Tensor a, saltus.graph.Tensor b) {
                            return a.minus(b.mean(0)).square().sumPerRow();
                        }
                    }
                    """),
            Broken.of("sets without some labels", "samples without a label are compared", SETS + """
                    @Recipe
                    @LabelDropout // !SetsOfOneClass
                    interface Dropping extends Base {}
                    """),
            Broken.of("parts of a distance weighed by their size", "weighed by their size", SETS + """
                    @Recipe
                    @AdaptiveWeight(power = 1) // !SetsAreWhole
                    interface Weighed extends Base {}
                    """),
            Broken.of("parts of a distance weighed by a head", "weighed by their size", SETS + """
                    @Recipe
                    @VariationalWeight // !SetsAreWhole
                    interface Weighed extends Base {}
                    """),
            Broken.of("sets with a target of two steps", "the two-step target is never used", SETS + """
                    @Recipe
                    @TwoStep( // !TimesFitTarget
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = EULER, velocity = NETWORK))
                    @InnerTime(MIDPOINT)
                    interface Aiming extends Base {}
                    """),
            Broken.of("shortcuts from noise alone", "none with a target of its own", MEAN_FLOW + """
                    @Recipe
                    @NoiseToData // !TimesFitTarget
                    interface Leaping extends Base {}
                    """),
            Broken.of("guided sets", "rows go from noise to data, and none has r = t", SETS + """
                    @Recipe
                    @Guidance(omega = 1, kappa = 0.5) // !GuidanceNeedsCoincidingTimes
                    @LabelDropout // !SetsOfOneClass
                    interface Guided extends Base {}
                    """),
            Broken.of("sets of no times", "add @NoiseToData", """
                    @Recipe
                    @FlowPath(LINEAR)
                    @NetworkOutput(AVERAGE_VELOCITY)
                    @OneStep(EULER)
                    @CompareSamples
                    @EnergyDistance
                    interface Timeless {} // !MissingComponent
                    """),
            Broken.of("samples of no metric", "add @EnergyDistance", """
                    @Recipe
                    @FlowPath(LINEAR)
                    @NetworkOutput(AVERAGE_VELOCITY)
                    @OneStep(EULER)
                    @NoiseToData
                    @CompareSamples
                    interface Aimless {} // !MissingComponent
                    """),
            Broken.of("hops of a continuous target", "a continuous target has no hops", MEAN_FLOW + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = EULER, velocity = NETWORK),
                        hops = 2) // !HopsAreTrained@2)
                    interface Hopping extends Base {}
                    """),
            Broken.of("a Lagrangian target along the data", "the way to r is not the network's", MEAN_FLOW + """
                    @Recipe
                    @InnerTime(AT_END)
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL), // !EndDerivativeFollowsNetwork@CONDITIONAL
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Lagrangian extends Base {}
                    """),
            Broken.of("a sample's velocity at the end", "the velocity at the end is the sample's own", MEAN_FLOW + """
                    @Recipe
                    @InnerTime(AT_END)
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = DDIM, velocity = CONDITIONAL)) // !EndDerivativeFollowsNetwork@CONDITIONAL
                    interface Lagrangian extends Base {}
                    """),
            Broken.of("a way that a teacher leads", "the way to r is not the network's", LAGRANGIAN + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = TEACHER), // !EndDerivativeFollowsNetwork@TEACHER
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Led extends Base {}
                    """),
            Broken.of("a teacher's step that is differentiated", "that can be differentiated", MEAN_FLOW + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = DDIM, velocity = TEACHER)) // !ContinuousNeedsDerivative@TEACHER
                    interface Fixed extends Base {}
                    """),
            Broken.of("a teacher's step to the end", "never reads the network", MEAN_FLOW + """
                    @Recipe
                    @InnerTime(MIDPOINT)
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = TEACHER),
                        second = @Step(solver = DDIM, velocity = TEACHER)) // !DiscreteNeedsNetworkStep@TEACHER
                    interface Led extends Base {}
                    """),
            Broken.of("a guided teacher, and guided samples", "is guided again", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @TeacherVelocity(omega = 2)
                    @SampleGuidance(omega = 2) // !SampledWithoutGuidance
                    interface Twice extends Base {}
                    """),
            Broken.of("a window of a teacher's guidance that is none", "no interval within [0, 1]", MEAN_FLOW + """
                    @Recipe
                    @TeacherVelocity(omega = 2, from = 0.8, until = 0.2) // !GuidanceWindow@0.2)
                    interface Never extends Base {}
                    """),
            range("NumberInRange", MEAN_FLOW, "@TeacherVelocity(share = 0)", "0)"),
            range("NumberInRange", MEAN_FLOW, "@TeacherVelocity(share = 1.5)", "1.5)"),
            range("NumberInRange", MEAN_FLOW, "@TeacherVelocity(omega = -0.5)", "-0.5)"),
            Broken.of("a derivative at data alone", "says nothing of the way to it", MEAN_FLOW + """
                    @Recipe
                    @EndAtData
                    @InnerTime(AT_END) // !EndDerivativeNeedsEveryEnd
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Lagrangian extends Base {}
                    """),
            Broken.of("one end for each start", "says nothing of the way to it", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5) // !SampledStepsAreTrained
                    @InnerTime(AT_END) // !EndDerivativeNeedsEveryEnd
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Lagrangian extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t) { return 0.5 * t; }
                    }
                    """),
            Broken.of("only the network and itself", "no row of a batch ever sees data", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @UniformTimes(coincide = 0) // !DataReachesTarget@0)
                    @InnerTime(AT_END)
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Lagrangian extends Base {}
                    """),
            Broken.of("a cut of a velocity at the end", "finds no change of an output", LAGRANGIAN + """
                    @Recipe
                    @TangentClamp(limit = 1) // !ShapeNeedsChange
                    interface Cut extends Base {}
                    """),
            Broken.of("a clamp of the velocity at the end", "the velocity at the end is clamped", LAGRANGIAN + """
                    @Recipe
                    @TargetClamp(4) // !ClampNeedsDiscreteTarget
                    interface Clamped extends Base {}
                    """),
            Broken.of("hops after the derivative", "a step of no length has no hops", LAGRANGIAN + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = EULER, velocity = NETWORK),
                        hops = 2) // !HopsAreTrained@2)
                    interface Hopping extends Base {}
                    """),
            Broken.of("hops between dyadic times", "hops lie off the grid of times", SHORTCUT + """
                    @Recipe
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = NETWORK),
                        second = @Step(solver = EULER, velocity = NETWORK),
                        hops = 2) // !HopsAreTrained@2)
                    interface Hopping extends Base {}
                    """),
            Broken.of("hops of a model that knows data only", "hops end where no shortcut does", MEAN_FLOW + """
                    @Recipe
                    @EndAtData
                    @InnerTime(MIDPOINT)
                    @TwoStep(
                        first = @Step(solver = DDIM, velocity = CONDITIONAL),
                        second = @Step(solver = EULER, velocity = NETWORK),
                        hops = 2) // !HopsAreTrained@2)
                    interface Hopping extends Base {}
                    """),
            Broken.of("a law of times without its formulas", "the formula start is missing", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5) // !MissingFormula !MissingFormula
                    interface Timeless extends Base {}
                    """),
            Broken.of("starts beyond noise", "start leaves [0, 1]", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    interface Beyond extends Base {
                        static double start(double u) { return 2 * u; } // !TimesByFormula@* u
                        static double end(double u, double t) { return u * t; }
                    }
                    """),
            Broken.of("starts that fall", "start falls", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    interface Falling extends Base {
                        static double start(double u) { return 1 - u; } // !TimesByFormula@- u
                        static double end(double u, double t) { return u * t; }
                    }
                    """),
            Broken.of("ends beyond starts", "end leaves the interval from 0 to t", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    interface Backwards extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t) { return t + 0.1 * u; } // !TimesByFormula@+
                    }
                    """),
            Broken.of("ends that are starts", "end is t itself for many draws", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    interface Standing extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t) { return min(t, 2 * u * t); } // !TimesByFormula@min
                    }
                    """),
            Broken.of(
                    "an inner time that touches drawn starts",
                    "the inner time does not split the interval",
                    MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    interface Drawn extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t) { return 0.9 * u * t; }
                    }
                    @Recipe
                    @InnerFormula
                    interface Touching extends Drawn {
                        static double inner(double r, double t) { return t - max(0, t - r - 0.1); } // !InnerTimeInInterval@- max
                    }
                    """),
            Broken.of("starts that turn around by and by", "start leaves [0, 1]", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @Progress(steps = 100)
                    interface Turning extends Base {
                        static double start(double u, double progress) { return u * (1 - 2 * progress); } // !TimesByFormula@*
                        static double end(double u, double t) { return u * t; }
                    }
                    """),
            Broken.of("ends that pass starts by and by", "end leaves the interval from 0 to t", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @Progress(steps = 100)
                    interface Passing extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t, double progress) {
                            return t * ((1 + progress) * u); // !TimesByFormula@*
                        }
                    }
                    """),
            Broken.of(
                    "a law of times that moves for nobody knows how long",
                    "nobody says how long progress takes",
                    MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @FlowRowsFormula
                    interface Moving extends Base {
                        static double start(double u, double progress) { return u * (1 - 0.5 * progress); } // !ProgressNeedsLength@start
                        static double end(double u, double t) { return u * t; }
                        static double flow(double u, double progress) { return u * (1 - 0.5 * progress); } // !ProgressNeedsLength@flow
                    }
                    """),
            Broken.of("steps that are not trained at any progress", "at times from 0.1000 to 1.000", FLOW + """
                    @Recipe
                    @FlowRowsFormula
                    @Progress(steps = 100)
                    @FlowTimes // !SampledStepsAreTrained
                    interface Near extends Base {
                        static double flow(double u, double progress) { return 1 - (1 - u) * (0.9 - 0.1 * progress); }
                    }
                    """),
            Broken.of("scales of guidance that grow beyond the largest", "guidance leaves [1, 4]", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout
                    @Progress(steps = 100)
                    interface Growing extends Base {
                        static double guidance(double u, double progress) {
                            return 1 + 3 * u * (1 + progress); // !GuidanceByQuantiles@+ 3
                        }
                    }
                    """),
            Broken.of("scales of guidance beyond the largest", "guidance leaves [1, 4]", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout
                    interface Wide extends Base {
                        static double guidance(double u) { return 1 + 7 * u; } // !GuidanceByQuantiles@+ 7
                    }
                    """),
            Broken.of("scales of guidance below none", "guidance leaves [1, 4]", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout
                    interface Low extends Base {
                        static double guidance(double u) { return 4 * u; } // !GuidanceByQuantiles@* u
                    }
                    """),
            Broken.of("scales of guidance that fall", "guidance falls", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout
                    interface Falling extends Base {
                        static double guidance(double u) { return 4 - 3 * u; } // !GuidanceByQuantiles@- 3
                    }
                    """),
            Broken.of("guidance as an input without a null label", "guidance reads u(z, r, t, null)", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout(0) // !GuidanceNeedsNullLabel@0
                    interface Nameless extends Base {}
                    """),
            Broken.of("a largest scale that is no guidance", "@GuidanceInput.max is out of range", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 1) // !NumberInRange@1
                    @LabelDropout
                    interface Unguided extends Base {}
                    """),
            Broken.of(
                    "a direction from a head that nothing trains",
                    "runs along a velocity head that nothing trains",
                    MEAN_FLOW + """
                    @Recipe
                    @TangentVelocity(HEAD) // !HeadGivesDirection@HEAD
                    interface Headless extends Base {}
                    """),
            Broken.of("a step along a head", "a step follows the velocity head", MEAN_FLOW + """
                    @Recipe
                    @VelocityHead
                    @TwoStep(
                        first = @Step(solver = EULER, velocity = HEAD), // !HeadGivesDirection@HEAD
                        second = @Step(solver = EULER, velocity = NETWORK))
                    interface Walking extends Base {}
                    """),
            Broken.of("a law of rows that are not drawn", "all rows learn shortcuts", MEAN_FLOW + """
                    @Recipe
                    @UniformTimes(coincide = 0)
                    @LogitNormalFlowRows(mean = -0.2, deviation = 1) // !FlowRowsAreDrawn
                    interface Rowless extends Base {}
                    """),
            Broken.of("a law of rows beside dyadic times", "says itself where rows learn from data", SHORTCUT + """
                    @Recipe
                    @LogitNormalFlowRows(mean = -0.2, deviation = 1) // !FlowRowsAreDrawn
                    interface Stepping extends Base {}
                    """),
            Broken.of("a law of rows without its formula", "the formula flow is missing", MEAN_FLOW + """
                    @Recipe
                    @FlowRowsFormula // !MissingFormula
                    interface Flowless extends Base {}
                    """),
            Broken.of("rows with r = t beyond noise", "flow leaves [0, 1]", MEAN_FLOW + """
                    @Recipe
                    @FlowRowsFormula
                    interface Beyond extends Base {
                        static double flow(double u) { return u + 0.5; } // !TimesByFormula@+
                    }
                    """),
            Broken.of("rows with r = t whose law falls", "flow falls", FLOW + """
                    @Recipe
                    @FlowRowsFormula
                    interface Falling extends Base {
                        static double flow(double u) { return 1 - u * u; } // !TimesByFormula@- u
                    }
                    """),
            Broken.of(
                    "a weight that is not positive where only rows with r = t stand",
                    "the time weight is negative on rows with r = t",
                    MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @FlowRowsFormula
                    @TimeWeight
                    interface Apart extends Base {
                        static double start(double u) { return 0.5 + 0.5 * u; }
                        static double end(double u, double t) { return 0.5 * u * t; }
                        static double flow(double u) { return 0.5 * u; }
                        static double weight(double r, double s, double t) { return t - 0.25; } // !WeightIsPositive@- 0
                    }
                    """),
            Broken.of("a loss without its formula", "the formula loss is missing", MEAN_FLOW + """
                    @Recipe
                    @LossFormula // !MissingFormula
                    interface Lossless extends Base {}
                    """),
            Broken.of("a loss that falls", "the loss does not rise with the distance", MEAN_FLOW + """
                    @Recipe
                    @LossFormula
                    interface Hilly extends Base {
                        static double loss(double e) { return e * (2 - e); } // !LossByFormula@* (2
                    }
                    """),
            Broken.of("a loss that is infinite", "the loss is not finite", FLOW + """
                    @Recipe
                    @LossFormula
                    interface Logarithm extends Base {
                        static double loss(double e) { return log(e); } // !LossByFormula@log
                    }
                    """),
            Broken.of("a loss that is steep", "the loss is infinitely steep", FLOW + """
                    @Recipe
                    @LossFormula
                    interface Root extends Base {
                        static double loss(double e) { return sqrt(e); } // !LossByFormula@sqrt
                    }
                    """),
            Broken.of("a loss by formula over the batch", "is not one of their mean", MEAN_FLOW + """
                    @Recipe
                    @LossFormula
                    @VariationalWeight(
                        over = VariationalMean.BATCH) // !LossFormulaFits@.BATCH)
                    interface Mean extends Base {
                        static double loss(double e) { return log(e + 0.01); }
                    }
                    """),
            Broken.of("a velocity of a correction", "a correction is no velocity", EDM + """
                    @Recipe
                    @VelocityTerm // !VelocityTermFits
                    interface Corrected extends Base {}
                    """),
            Broken.of(
                    "a velocity of a step that is told by its level",
                    "a step of no length has no level",
                    SHORTCUT + """
                    @Recipe
                    @StepByLevel
                    @VelocityTerm // !VelocityTermFits
                    interface Levelled extends Base {}
                    """),
            Broken.of("a group's distance weighed by its rows' parts", "weighed by their size", MATCHING + """
                    @Recipe
                    @AdaptiveWeight(power = 0.8) // !SetsAreWhole
                    interface Parted extends Base {}
                    """),
            Broken.of("directions of points", "points have no direction to compare", MATCHING + """
                    @Recipe
                    @DirectionTerm // !DirectionNeedsOutputs
                    interface Pointing extends Base {}
                    """),
            Broken.of("a term that drives away", "is out of range", MEAN_FLOW + """
                    @Recipe
                    @DirectionTerm(weight = -1) // !TermWeight@-1
                    interface Repelled extends Base {}
                    """),
            Broken.of("a head that divides by 0", "the head divides by a time near 0", FLOW + """
                    @Recipe
                    @DataHead(floor = 0) // !DataHeadSparesData@0)
                    interface Dividing extends Base {}
                    """),
            Broken.of("a head of a correction", "a correction is not made of where data are", EDM + """
                    @Recipe
                    @DataHead // !DataHeadFits
                    interface Corrected extends Base {}
                    """),
            Broken.of("a head on a curved path", "is no velocity of this path", FLOW + """
                    @Recipe
                    @FlowPath(COSINE)
                    @DataHead // !DataHeadFits
                    interface Curved extends Base {}
                    """),
            Broken.of("a factor without its formula", "the formula scale is missing", MEAN_FLOW + """
                    @Recipe
                    @TangentScaleFormula // !MissingFormula
                    interface Unscaled extends Base {}
                    """),
            Broken.of("a factor that turns around", "the tangent's factor is negative", MEAN_FLOW + """
                    @Recipe
                    @TangentScaleFormula
                    interface Turned extends Base {
                        static double scale(double r, double t) { return 0.5 - t; } // !TangentScaleIsPositive@- t
                    }
                    """),
            Broken.of("a factor that turns around by and by", "the tangent's factor is negative", MEAN_FLOW + """
                    @Recipe
                    @TangentScaleFormula
                    @Progress(steps = 100)
                    interface Turning extends Base {
                        static double scale(double r, double t, double progress) {
                            return 1 - 2 * progress * t; // !TangentScaleIsPositive@- 2
                        }
                    }
                    """),
            Broken.of("a factor that vanishes", "the tangent's factor is zero", MEAN_FLOW + """
                    @Recipe
                    @TangentScaleFormula
                    interface Vanishing extends Base {
                        static double scale(double r, double t) { return t < 0.5 ? 0 : 1; } // !TangentScaleIsPositive@? 0
                    }
                    """),
            Broken.of("a factor without bounds", "the tangent's factor is not finite", MEAN_FLOW + """
                    @Recipe
                    @TangentScaleFormula
                    interface Endless extends Base {
                        static double scale(double r, double t) { return 1 / (t - r); } // !TangentScaleIsPositive@/ (
                    }
                    """),
            Broken.of("progress of unknown length", "nobody says how long progress takes", MEAN_FLOW + """
                    @Recipe
                    @TimeWeight
                    interface Endless extends Base {
                        static double weight(double r, double s, double t, double progress) { // !ProgressNeedsLength@weight
                            return 1 + progress * t;
                        }
                    }
                    """),
            Broken.of("a weight that becomes negative", "the time weight is negative", MEAN_FLOW + """
                    @Recipe
                    @TimeWeight
                    @Progress(steps = 100)
                    interface Fading extends Base {
                        static double weight(double r, double s, double t, double progress) {
                            return 1 - 2 * progress * t; // !WeightIsPositive@- 2
                        }
                    }
                    """),
            Broken.of(
                    "a weight whose progress ends before the schedule's",
                    "the time weight is negative",
                    MEAN_FLOW + """
                    @Recipe
                    @TimeWeight
                    @InnerSchedule(steps = 100)
                    @Progress(steps = 10)
                    interface Early extends Base {
                        static double fraction(double progress) { return 1 - 0.9 * progress; }
                        static double weight(double r, double s, double t, double progress) {
                            return 0.5 - progress * (t - s); // !WeightIsPositive@-
                        }
                    }
                    """),
            Broken.of("an inner time that arrives", "the inner time does not split the interval", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @InnerFormula
                    @Progress(steps = 100)
                    interface Arriving extends Base {
                        static double inner(double r, double t, double progress) {
                            return t - 0.5 * (1 - progress) * (t - r); // !InnerTimeInInterval@- 0.5
                        }
                    }
                    """),
            Broken.of("guidance without its formula", "the formula omega is missing", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @GuidanceFormula // !MissingFormula
                    interface Unguided extends Base {}
                    """),
            Broken.of("guidance by a formula without end", "out of range", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @GuidanceFormula(kappa = 1) // !GuidanceKappa@1)
                    interface Whole extends Base {
                        static double omega(double t) { return 1 + t; }
                    }
                    """),
            Broken.of("guidance that explodes", "omega is not finite, or beyond 1000", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @GuidanceFormula
                    interface Exploding extends Base {
                        static double omega(double t) { return 1 / t; } // !GuidanceOmega@/ t
                    }
                    """),
            Broken.of("a scale of points", "finds no change of an output", MEAN_FLOW + """
                    @Recipe
                    @UniformTimes(coincide = 0)
                    @InnerTime(MIDPOINT)
                    @CompareSamples
                    @TangentScaleFormula // !ShapeNeedsChange
                    interface Scaled extends Base {
                        static double scale(double r, double t) { return 1.5 - t; }
                    }
                    """),
            Broken.of("a cut of the data's velocity", "finds no change of an output", FLOW + """
                    @Recipe
                    @TangentClamp // !ShapeNeedsChange
                    interface Cut extends Base {}
                    """),
            Broken.of("samples guided by a label that is never trained", "which is never trained", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @LabelDropout(0) // !GuidanceNeedsNullLabel@0)
                    @SampleGuidance(omega = 2)
                    interface Untaught extends Base {}
                    """),
            Broken.of("guidance in training and again in samples", "is guided again", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @Guidance(omega = 1, kappa = 0.5)
                    @SampleGuidance(omega = 2) // !SampledWithoutGuidance
                    interface Twice extends Base {}
                    """),
            Broken.of("a window of sampled times that is none", "no interval within [0, 1]", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @LabelDropout
                    @SampleGuidance(omega = 2, from = 0.8, until = 0.2) // !GuidanceWindow@0.2)
                    interface Never extends Base {}
                    """),
            range("NumberInRange", MEAN_FLOW, "@NoGuidance @LabelDropout @SampleGuidance(omega = 0.5)", "0.5)"),
            Broken.of("times of a sampler without their formula", "the formula sampleTime is missing", MEAN_FLOW + """
                    @Recipe
                    @SampleTimesFormula(steps = 4) // !MissingFormula
                    interface Timeless extends Base {}
                    """),
            Broken.of("a sampler that begins at data", "samples do not begin as noise", MEAN_FLOW + """
                    @Recipe
                    @SampleTimesFormula(steps = 4)
                    interface Rising extends Base {
                        static double sampleTime(double done) { return done; } // !SampleTimesByFormula@done;
                    }
                    """),
            Broken.of("a sampler that ends on the way", "samples do not end as data", MEAN_FLOW + """
                    @Recipe
                    @SampleTimesFormula(steps = 4)
                    interface Halfway extends Base {
                        static double sampleTime(double done) { return 1 - 0.5 * done; } // !SampleTimesByFormula@-
                    }
                    """),
            Broken.of("times of a sampler that turn around", "the times of the sampler rise", MEAN_FLOW + """
                    @Recipe
                    @SampleTimesFormula(steps = 4)
                    interface Turning extends Base {
                        static double sampleTime(double done) { return (1 - done) * (1 + 2 * done); } // !SampleTimesByFormula@*
                    }
                    """),
            Broken.of("times of a sampler that stand still", "the times of the sampler do not lead", MEAN_FLOW + """
                    @Recipe
                    @SampleTimesFormula(steps = 8) // !SampleTimesFall@8)
                    interface Standing extends Base {
                        static double sampleTime(double done) { return 1 - max(0, 2 * done - 1); }
                    }
                    """),
            Broken.of("times of a sampler by formula that the law does not draw", "trained are", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @SampleTimesFormula(steps = 4) // !SampledStepsAreTrained
                    interface Above extends Base {
                        static double start(double u) { return 0.5 + 0.5 * u; }
                        static double end(double u, double t) { return u * t; }
                        static double sampleTime(double done) { return (1 - done) * (1 - done); }
                    }
                    """),
            Broken.of("samples by less than no guidance", "samples are guided by less than 1", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @LabelDropout
                    @SampleGuidanceFormula
                    interface Away extends Base {
                        static double sampleGuidance(double t) { return 2 * t; } // !SampleGuidanceByFormula@*
                    }
                    """),
            Broken.of("samples by a scale that is not trained", "samples are guided by more than 4", MEAN_FLOW + """
                    @Recipe
                    @GuidanceInput(max = 4)
                    @LabelDropout
                    @SampleGuidanceFormula
                    interface Beyond extends Base {
                        static double sampleGuidance(double t) { return 1 + 4 * t; } // !SampleGuidanceByFormula@+
                    }
                    """),
            Broken.of("guidance in training and by a formula in samples", "is guided again", MEAN_FLOW + """
                    @Recipe
                    @LabelDropout
                    @Guidance(omega = 1, kappa = 0.5)
                    @SampleGuidanceFormula // !SampledWithoutGuidance
                    interface Twice extends Base {
                        static double sampleGuidance(double t) { return 1 + t; }
                    }
                    """),
            Broken.of(
                    "samples guided by a formula and a label that is never trained",
                    "which is never trained",
                    MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @LabelDropout(0) // !GuidanceNeedsNullLabel@0)
                    @SampleGuidanceFormula
                    interface Untaught extends Base {
                        static double sampleGuidance(double t) { return 1 + t; }
                    }
                    """),
            Broken.of("times of a sampler that rise", "do not lead from noise to data", MEAN_FLOW + """
                    @Recipe
                    @SampleTimes({1, 0.2, 0.6}) // !SampleTimesFall@{1,
                    interface Rising extends Base {}
                    """),
            Broken.of("times of a sampler that begin on the way", "samples begin as noise, at 1", MEAN_FLOW + """
                    @Recipe
                    @SampleTimes({0.9, 0.2}) // !SampleTimesFall@{0.9,
                    interface Late extends Base {}
                    """),
            Broken.of("times of a sampler that end at data", "0.0 is not greater than 0", MEAN_FLOW + """
                    @Recipe
                    @SampleTimes({1, 0.5, 0}) // !SampleTimesFall@{1,
                    interface Arrived extends Base {}
                    """),
            Broken.of("no times of a sampler", "there are no times", MEAN_FLOW + """
                    @Recipe
                    @SampleTimes({}) // !SampleTimesFall@{})
                    interface Nowhere extends Base {}
                    """),
            Broken.of("three steps of a dyadic law", "a step from t = 1.0 to r = 0.6", SHORTCUT + """
                    @Recipe
                    @SampleTimes({1, 0.6, 0.2}) // !SampledStepsAreTrained
                    interface Uneven extends Base {}
                    """),
            Broken.of("three equal steps of a dyadic law", "asks for what is not trained", SHORTCUT + """
                    @Recipe
                    @SampleSteps(3) // !SampledStepsAreTrained
                    interface Three extends Base {}
                    """),
            Broken.of("Heun's method without velocities", "asks for the velocity at t = 1.0", SHORTCUT + """
                    @Recipe
                    @HeunSampler // !SampledStepsAreTrained
                    interface Corrected extends Base {}
                    """),
            Broken.of(
                    "Heun's method off the grid where velocities are trained", "velocity at t = 0.66", SHORTCUT + """
                    @Recipe
                    @VelocityTerm
                    @SampleSteps(3)
                    @HeunSampler // !SampledStepsAreTrained
                    interface Between extends Base {}
                    """),
            Broken.of(
                    "extrapolated velocities that are not trained",
                    "asks for the velocity at t = 1.0",
                    MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @UniformTimes(coincide = 0)
                    @ExtrapolatingSampler(kappa = 0.3) // !SampledStepsAreTrained
                    interface Farther extends Base {}
                    """),
            Broken.of("a part of the noise anew where all shortcuts end at data", "trained are", MEAN_FLOW + """
                    @Recipe
                    @EndAtData
                    @SampleSteps(2)
                    @RenoisingSampler(share = 0.5) // !SampledStepsAreTrained
                    interface Halfway extends Base {}
                    """),
            Broken.of(
                    "one step where the law draws short ones", "trained are velocities and steps by", MEAN_FLOW + """
                    @Recipe
                    @NoGuidance
                    @FormulaTimes(coincide = 0.5) // !SampledStepsAreTrained
                    interface Short extends Base {
                        static double start(double u) { return u; }
                        static double end(double u, double t) { return t * (0.7 + 0.3 * u); }
                    }
                    """),
            Broken.of("a time of a sampler that the law does not draw", "trained are", MEAN_FLOW + """
                    @Recipe
                    @FormulaTimes(coincide = 0.5)
                    @SampleTimes({1, 0.2}) // !SampledStepsAreTrained
                    interface Above extends Base {
                        static double start(double u) { return 0.5 + 0.5 * u; }
                        static double end(double u, double t) { return u * t; }
                    }
                    """),
            range("NumberInRange", MEAN_FLOW, "@SampleSteps(0)", "0)"),
            range("NumberInRange", MEAN_FLOW, "@RenoisingSampler(share = 0)", "0)"),
            range("NumberInRange", MEAN_FLOW, "@ExtrapolatingSampler(kappa = 1)", "1)"),
            range("EdmLargest", EDM, "@EdmPath(largest = 2)", "2)"),
            range("EdmLargest", EDM, "@EdmPath(largest = 1e7)", "1e7)"),
            range("OutputFactor", MEAN_FLOW, "@Preconditioning(dataDeviation = 1, output = 0)", "0)"),
            range("GridLevels", EDM, "@KarrasTimes(scales = 1)", "1)"),
            range("LogTangentLaw", MEAN_FLOW, "@LogTangentTimes(deviation = 0)", "0)"),
            range("NumberInRange", SETS, "@Drift(smallest = 0)", "0)"),
            range("NumberInRange", SETS, "@Drift(middle = 0)", "0)"),
            range("NumberInRange", SETS, "@Drift(largest = 0)", "0)"),
            range("NumberInRange", SETS, "@SinkhornDivergence(epsilon = 0)", "0)"),
            range("NumberInRange", SETS, "@SinkhornDivergence(iterations = 0)", "0)"),
            range("NumberInRange", SETS, "@KernelDiscrepancy(width = 0)", "0)"),
            range("DifferenceStep", MEAN_FLOW, "@FiniteDifference(step = 0.5)", "0.5"),
            range("TangentConstant", MEAN_FLOW, "@TangentNormalisation(constant = 0)", "0)"),
            range("NumberInRange", MEAN_FLOW, "@TangentClamp(limit = 0)", "0)"),
            range(
                    "NumberInRange",
                    MEAN_FLOW,
                    "@InnerTime(MIDPOINT) @TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second ="
                            + " @Step(solver = EULER, velocity = NETWORK), hops = 0)",
                    "0)"),
            range("NumberInRange", MEAN_FLOW, "@TangentVelocity(value = NETWORK, share = 1.5)", "1.5"),
            range("CurriculumLength", MEAN_FLOW, "@Progress(steps = 0)", "0)"),
            range("PlugInIsProbability", MEAN_FLOW, "@PlugInVelocity(probability = 1.5)", "1.5"),
            range("HuberScale", MEAN_FLOW, "@PseudoHuber(scale = 0)", "0)"),
            range("GroupSize", MATCHING, "@GroupTimes(size = 1)", "1)"),
            range("EtaDecrement", MATCHING, "@EtaDecrement(exponent = 0)", "0)"),
            range("KernelFloor", MATCHING, "@GroupedKernel(floor = 0)", "0)"));

    private static Broken range(String id, String parent, String annotations, String value) {
        String body = parent + "@Recipe\n" + annotations + " // !" + id + "@" + value
                + "\ninterface Beyond extends Base {}\n";
        return Broken.of(id + ": " + annotations, "out of range", body);
    }

    private static Broken dyadic(String inner, String members) {
        return Broken.of(
                "dyadic steps with " + inner,
                "a dyadic step is not split in the middle",
                SHORTCUT + "@Recipe\n" + inner + " // !DyadicGrid\ninterface Uneven extends Base { " + members
                        + " }\n");
    }
}
