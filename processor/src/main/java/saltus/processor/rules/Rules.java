package saltus.processor.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import saltus.pipeline.Card;
import saltus.pipeline.opening.Obligation;
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
                            new EndNeedsPairLaw(),
                            new GridNeedsKnownPath(),
                            new GridLevelsInOrder(),
                            new GridSpansTime(),
                            new ProgressNeedsGrid(),
                            new LevelsNeedDyadicTimes(),
                            new SkipEndsAtData(),
                            new MassNearNoise(),
                            new AverageNeedsTarget(),
                            new InnerTimeNeedsLaw(),
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

    /** Everything that is wrong with a design, in the order of the rules. */
    public static List<Finding> findings(Design design) {
        return findings(ALL, design);
    }

    /** The same by a list of rules. */
    public static List<Finding> findings(List<Rule> rules, Design design) {
        List<Finding> findings = new ArrayList<>();
        Set<String> unsettled = new HashSet<>();
        for (Rule rule : rules) {
            if (rule.presumes().stream().anyMatch(unsettled::contains)) {
                unsettled.add(rule.id());
            } else if (rule.concerns(design)) {
                List<Finding> found = rule.check(design);
                findings.addAll(found);
                if (found.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
                    unsettled.add(rule.id());
                }
            }
        }
        return findings;
    }

    /** How every rule stands with a design that has no errors. */
    public static List<Card.Check> checks(Design design) {
        return ALL.stream()
                .filter(rule -> rule.concerns(design))
                .map(rule -> check(rule.id(), rule.standing(design)))
                .toList();
    }

    private static Card.Check check(String id, Standing standing) {
        return new Card.Check(id, standing.status(), standing.says());
    }

    /** What is left to be checked when the pipeline is opened. */
    public static List<Obligation> obligations(Design design) {
        return ALL.stream()
                .filter(rule -> rule.concerns(design))
                .map(rule -> rule.obligation(design))
                .flatMap(Optional::stream)
                .toList();
    }
}
