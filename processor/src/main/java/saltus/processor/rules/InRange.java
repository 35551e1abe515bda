package saltus.processor.rules;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import saltus.AdaptiveWeight;
import saltus.BootstrapGuidance;
import saltus.BoundarySkip;
import saltus.DyadicTimes;
import saltus.EdmPreconditioning;
import saltus.EtaDecrement;
import saltus.FiniteDifference;
import saltus.GradualTimes;
import saltus.GroupTimes;
import saltus.GroupedKernel;
import saltus.Guidance;
import saltus.InnerSchedule;
import saltus.InnerTime;
import saltus.KarrasTimes;
import saltus.LabelDropout;
import saltus.LogTangentTimes;
import saltus.LogitNormalTimes;
import saltus.PlugInVelocity;
import saltus.Preconditioning;
import saltus.ProgressiveScales;
import saltus.ProgressiveTargetNetwork;
import saltus.PseudoHuber;
import saltus.SeparateLogitNormalTimes;
import saltus.TangentNormalisation;
import saltus.TangentWarmUp;
import saltus.TargetClamp;
import saltus.TargetNetwork;
import saltus.UniformTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A number of a component lies in the range in which it means something. One rule per member, see {@link #ALL}. */
public final class InRange implements Rule {
    private static final Range PROBABILITY = Range.closedOpen(0, 1);
    private static final Range POSITIVE = Range.open(0, POSITIVE_INFINITY);
    private static final Range FINITE = Range.open(NEGATIVE_INFINITY, POSITIVE_INFINITY);
    private static final Range AT_LEAST_TWO = Range.closedOpen(2, POSITIVE_INFINITY);
    private static final String DATA = "it is the deviation of the data";
    private static final String LOGIT = "it belongs to the normal law of a logit";
    private static final Range AT_LEAST_ONE = Range.closedOpen(1, POSITIVE_INFINITY);
    private static final String CURRICULUM =
            "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum";
    private static final String LEARNS_NOTHING =
            "at 1 no row is left that learns a shortcut, below 0 it is no probability";

    /** Every range of the language. */
    static final List<Rule> ALL = List.of(
            new InRange(
                    "InnerTimeInInterval",
                    InnerTime.class,
                    "value",
                    PROBABILITY,
                    "s = t - value (t - r) has to satisfy r <= s <= t, and at s = r the target would be the prediction"),
            new InRange("CoincideIsProbability", LogitNormalTimes.class, "coincide", PROBABILITY, LEARNS_NOTHING),
            new InRange("CoincideIsProbability", UniformTimes.class, "coincide", PROBABILITY, LEARNS_NOTHING),
            new InRange("LogitNormalMean", LogitNormalTimes.class, "mean", FINITE, "it is the mean of a logit"),
            new InRange(
                    "LogitNormalDeviation",
                    LogitNormalTimes.class,
                    "deviation",
                    POSITIVE,
                    "without spread r and t would always be the same"),
            new InRange(
                    "BootstrapIsShare",
                    DyadicTimes.class,
                    "bootstrap",
                    Range.open(0, 1),
                    "both kinds of rows are needed: shortcuts, and single steps that learn from data"),
            new InRange(
                    "LabelDropoutIsProbability",
                    LabelDropout.class,
                    "value",
                    PROBABILITY,
                    "at 1 the network would never see a label, below 0 it is no probability"),
            new InRange(
                    "GuidanceKappa",
                    Guidance.class,
                    "kappa",
                    Range.open(NEGATIVE_INFINITY, 1),
                    "the effective scale is omega / (1 - kappa)"),
            new InRange("GuidanceOmega", Guidance.class, "omega", FINITE, "it weighs the sample's own velocity"),
            new InRange("GuidanceOmega", BootstrapGuidance.class, "omega", FINITE, "it is the guidance scale"),
            new InRange(
                    "AdaptivePower",
                    AdaptiveWeight.class,
                    "power",
                    Range.closedOpen(0, POSITIVE_INFINITY),
                    "below 0 large errors would count more, not less"),
            new InRange(
                    "AdaptiveFloor",
                    AdaptiveWeight.class,
                    "floor",
                    POSITIVE,
                    "it keeps the weight of a perfect prediction finite"),
            new InRange("ClampLimit", TargetClamp.class, "value", POSITIVE, "targets are kept within [-limit, limit]"),
            new InRange(
                    "TargetDecay",
                    TargetNetwork.class,
                    "decay",
                    PROBABILITY,
                    "at 1 the target network would never move, outside it is no average"),
            new InRange("CurriculumLength", GradualTimes.class, "steps", AT_LEAST_ONE, CURRICULUM),
            new InRange("CurriculumLength", TangentWarmUp.class, "steps", AT_LEAST_ONE, CURRICULUM),
            new InRange(
                    "DataDeviation",
                    Preconditioning.class,
                    "dataDeviation",
                    POSITIVE,
                    "the network sees z / dataDeviation"),
            new InRange(
                    "OutputFactor", Preconditioning.class, "output", POSITIVE, "it multiplies what the network says"),
            new InRange("DataDeviation", EdmPreconditioning.class, "dataDeviation", POSITIVE, DATA),
            new InRange("DataDeviation", BoundarySkip.class, "dataDeviation", POSITIVE, DATA),
            new InRange("DataDeviation", LogTangentTimes.class, "dataDeviation", POSITIVE, DATA),
            new InRange(
                    "GridLevels",
                    BoundarySkip.class,
                    "smallest",
                    Range.closedOpen(0, POSITIVE_INFINITY),
                    "it is the noise level at which data begin"),
            new InRange("GridLevels", KarrasTimes.class, "scales", AT_LEAST_TWO, "neighbours need two levels"),
            new InRange("GridLevels", KarrasTimes.class, "smallest", POSITIVE, "it is a noise level"),
            new InRange("GridLevels", KarrasTimes.class, "largest", POSITIVE, "it is a noise level"),
            new InRange("GridLevels", KarrasTimes.class, "rho", POSITIVE, "levels are powers of rho"),
            new InRange("GridLevels", KarrasTimes.class, "deviation", POSITIVE, "it is that of log sigma"),
            new InRange("GridLevels", ProgressiveScales.class, "first", AT_LEAST_ONE, "it is a number of intervals"),
            new InRange("GridLevels", ProgressiveScales.class, "last", AT_LEAST_TWO, "it is a number of intervals"),
            new InRange("CurriculumLength", ProgressiveScales.class, "steps", AT_LEAST_ONE, CURRICULUM),
            new InRange("CurriculumLength", InnerSchedule.class, "steps", AT_LEAST_ONE, CURRICULUM),
            new InRange(
                    "TargetDecay",
                    ProgressiveTargetNetwork.class,
                    "decay",
                    Range.open(0, 1),
                    "it is a decay whose logarithm is taken"),
            new InRange(
                    "CoincideIsProbability", SeparateLogitNormalTimes.class, "coincide", PROBABILITY, LEARNS_NOTHING),
            new InRange("LogitNormalMean", SeparateLogitNormalTimes.class, "startMean", FINITE, LOGIT),
            new InRange("LogitNormalMean", SeparateLogitNormalTimes.class, "endMean", FINITE, LOGIT),
            new InRange("LogitNormalDeviation", SeparateLogitNormalTimes.class, "startDeviation", POSITIVE, LOGIT),
            new InRange("LogitNormalDeviation", SeparateLogitNormalTimes.class, "endDeviation", POSITIVE, LOGIT),
            new InRange("LogTangentLaw", LogTangentTimes.class, "mean", FINITE, "it is the mean of a logarithm"),
            new InRange("LogTangentLaw", LogTangentTimes.class, "deviation", POSITIVE, "it is that of a logarithm"),
            new InRange("GroupSize", GroupTimes.class, "size", AT_LEAST_TWO, "a law is not told by a single sample"),
            new InRange(
                    "GroupSize",
                    GroupTimes.class,
                    "until",
                    Range.open(0, 1),
                    "at t = 1 weights of the signal-to-noise ratio are not finite"),
            new InRange("EtaDecrement", EtaDecrement.class, "exponent", AT_LEAST_ONE, "it is a number of halvings"),
            new InRange("EtaDecrement", EtaDecrement.class, "until", Range.open(0, 1), "eta is not finite at t = 1"),
            new InRange(
                    "TangentConstant",
                    TangentNormalisation.class,
                    "constant",
                    POSITIVE,
                    "it keeps changes that are nearly zero from being blown up"),
            new InRange(
                    "DifferenceStep",
                    FiniteDifference.class,
                    "step",
                    new Range(0, false, 0.1, true),
                    "a difference over more than a tenth of the way is no derivative"),
            new InRange(
                    "PlugInIsProbability",
                    PlugInVelocity.class,
                    "probability",
                    new Range(0, true, 1, true),
                    "it is the share of the rows that use the estimate"),
            new InRange(
                    "HuberScale", PseudoHuber.class, "scale", POSITIVE, "it is where squares end and distances begin"),
            new InRange("KernelFloor", GroupedKernel.class, "floor", POSITIVE, "it keeps the kernel finite at r = t"));

    private final String id;
    private final Class<? extends Annotation> kind;
    private final String member;
    private final Range range;
    private final String why;

    private InRange(String id, Class<? extends Annotation> kind, String member, Range range, String why) {
        this.id = id;
        this.kind = kind;
        this.member = member;
        this.range = range;
        this.why = why;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String claim() {
        return member() + " is " + range;
    }

    private String member() {
        return "@" + kind.getSimpleName() + (member.equals("value") ? "'s value" : "." + member);
    }

    /** True for a value that stands for something else than a number. */
    private boolean named(double value) {
        return kind.equals(Preconditioning.class) && value == Preconditioning.AS_DATA;
    }

    @Override
    public Optional<Verdict> judge(Design design) {
        return design.components().values().stream()
                .filter(component -> component.is(kind))
                .findFirst()
                .map(component -> judge(design, component));
    }

    private Verdict judge(Design design, Component component) {
        double value = component.number(member);
        if (named(value)) {
            return Verdict.holds(member() + " names a rule of its own");
        }
        return range.contains(value)
                ? Verdict.holds(claim())
                : Verdict.refused(new Finding(
                        id,
                        member() + " is out of range",
                        Found.in(design, component),
                        why,
                        "give a value " + (range.toString().startsWith("in ") ? range : "that is " + range),
                        List.of(Place.of(component, member))));
    }
}
