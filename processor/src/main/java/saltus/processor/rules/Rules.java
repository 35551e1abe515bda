package saltus.processor.rules;

import java.util.List;
import java.util.stream.Stream;
import saltus.processor.design.Design;

/** All rules, in the order in which their findings are printed; a rule stands after those that it presumes. */
public final class Rules {
    private static final List<Rule> ALL = Stream.of(
                    Stream.of(
                            new MissingComponent(),
                            new DuplicateComponent(),
                            new ConflictingSupers(),
                            new HandWrittenCoefficients(),
                            new MissingFormula(),
                            new UnusedFormula()),
                    InRange.ALL.stream(),
                    Stream.of(
                            new PathEndpoints(),
                            new PathIsContinuous(),
                            new SignalToNoiseFalls(),
                            new IdentityAtCoincidence(),
                            new SolverFitsOutput(),
                            new SkipFitsOutput(),
                            new TimesFitTarget(),
                            new InnerTimeNeedsLaw(),
                            new EndNeedsPairLaw(),
                            new GridNeedsKnownPath(),
                            new GridLevelsInOrder(),
                            new GridSpansTime(),
                            new ProgressNeedsGrid(),
                            new LevelsNeedDyadicTimes(),
                            new SkipEndsAtData(),
                            new MassNearNoise(),
                            new MassNearData(),
                            new AverageNeedsTarget(),
                            new InnerTimeByFormula(),
                            new DecrementPassesEnd(),
                            new ContinuousNeedsDerivative(),
                            new DiscreteNeedsNetworkStep(),
                            new ConditionalStepIsBiased(),
                            new DataReachesTarget(),
                            new DyadicGrid(),
                            new BatchHoldsEveryStep(),
                            new CurriculumInUnit(),
                            new CurriculumMonotone(),
                            new WarmUpNeedsContinuousTarget(),
                            new TangentNeedsContinuousTarget(),
                            new SamplesNeedShortcuts(),
                            new KernelNeedsGroups(),
                            new PerceptualNeedsSamples(),
                            new MeanIsLearned(),
                            new WeightIsFinite(),
                            new WeightIsPositive(),
                            new GuidanceNeedsNullLabel(),
                            new GuidanceNeedsCoincidingTimes(),
                            new BootstrapGuidanceNeedsDyadicTimes(),
                            new GuidanceWindow(),
                            new AdaptiveWeightNeedsSum(),
                            new VariationalWeightIsVoid(),
                            new PlugInMixesClasses(),
                            new ClampNeedsDiscreteTarget(),
                            new SupportedTarget(),
                            new NetworkSeesTimes(),
                            new GroupsDivideBatch(),
                            new PlugInNeedsBatch(),
                            new LogVarianceHead(),
                            new PerceptualNeedsPixels(),
                            new LabelsForGuidance(),
                            new SampledStepsAreTrained(),
                            new SampledWithoutGuidance()))
            .flatMap(rules -> rules)
            .toList();

    private Rules() {}

    /** Every rule. */
    public static List<Rule> all() {
        return ALL;
    }

    /** What they say of a design. */
    public static Judgement judge(Design design) {
        return Judgement.of(design, ALL);
    }
}
