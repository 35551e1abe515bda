package saltus.processor.rules;

import java.util.List;
import java.util.stream.Stream;
import saltus.processor.design.Design;

/** All rules, in the order in which their findings are printed. */
public final class Rules {
    private static final List<Rule> ALL = Stream.concat(
                    Stream.of(
                            new MissingComponent(),
                            new DuplicateComponent(),
                            new ConflictingSupers(),
                            new SolverFitsOutput(),
                            new TimesFitTarget(),
                            new AverageNeedsTarget(),
                            new ContinuousNeedsDerivative(),
                            new DiscreteNeedsNetworkStep(),
                            new DataReachesTarget(),
                            new DyadicGrid(),
                            new GuidanceNeedsNullLabel(),
                            new GuidanceNeedsCoincidingTimes(),
                            new BootstrapGuidanceNeedsDyadicTimes(),
                            new GuidanceWindow(),
                            new AdaptiveWeightNeedsSum(),
                            new ClampNeedsDiscreteTarget()),
                    Stream.concat(InRange.ALL.stream(), Stream.of(new SupportedTarget())))
            .toList();

    private Rules() {}

    /** Every rule. */
    public static List<Rule> all() {
        return ALL;
    }

    /** Everything that is wrong with a design, in the order of the rules. */
    public static List<Finding> findings(Design design) {
        return ALL.stream()
                .filter(rule -> rule.concerns(design))
                .flatMap(rule -> rule.check(design).stream())
                .toList();
    }

    /** What a design without findings has been checked for, as sentences. */
    public static List<String> checked(Design design) {
        return ALL.stream()
                .filter(rule -> rule.concerns(design))
                .map(rule -> "Saltus/" + rule.id() + ": " + rule.claim())
                .toList();
    }
}
