package saltus.processor;

import static saltus.processor.Sources.MEAN_FLOW;
import static saltus.processor.Sources.SHORTCUT;

import java.util.List;

/** Recipes that break the rules of single components: grids, groups, skips, tangents, estimates. */
final class BrokenComponents {
    private static final String EDM = """
            @FlowPath(EDM)
            @NetworkOutput(CORRECTION)
            @BoundarySkip
            @TwoStep(
                first = @Step(solver = DDIM, velocity = CONDITIONAL),
                second = @Step(solver = DDIM, velocity = NETWORK),
                inner = NEXT_ON_GRID)
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
                second = @Step(solver = DDIM, velocity = NETWORK),
                inner = BY_DECREMENT)
            @EtaDecrement
            @GroupTimes
            @CompareSamples
            @GroupedKernel
            interface Base {}
            """;

    private BrokenComponents() {}

    static final List<Broken> ALL = List.of(
            Broken.of(
                    "an inner schedule without its name",
                    "@InnerSchedule does not reach the inner time",
                    MEAN_FLOW + """
                    @Recipe
                    @InnerSchedule(steps = 10) // !InnerTimeNeedsLaw
                    interface Idle extends Base {
                        static double fraction(double progress) { return 1 - 0.5 * progress; }
                    }
                    """),
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
                        second = @Step(solver = DDIM, velocity = NETWORK),
                        inner = MIDPOINT)
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
            Broken.of(
                    "a normalised tangent without a tangent",
                    "@TangentNormalisation finds no derivative",
                    SHORTCUT + """
                    @Recipe
                    @TangentNormalisation // !TangentNeedsContinuousTarget
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
            range("OutputFactor", MEAN_FLOW, "@Preconditioning(dataDeviation = 1, output = 0)", "0)"),
            range("GridLevels", EDM, "@KarrasTimes(scales = 1)", "1)"),
            range("LogTangentLaw", MEAN_FLOW, "@LogTangentTimes(deviation = 0)", "0)"),
            range("DifferenceStep", MEAN_FLOW, "@FiniteDifference(step = 0.5)", "0.5"),
            range("TangentConstant", MEAN_FLOW, "@TangentNormalisation(constant = 0)", "0)"),
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
}
