package saltus.processor.rules;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import java.lang.annotation.Annotation;
import java.util.List;
import saltus.AdaptiveWeight;
import saltus.BootstrapGuidance;
import saltus.DyadicTimes;
import saltus.GradualTimes;
import saltus.Guidance;
import saltus.InnerTime;
import saltus.LabelDropout;
import saltus.LogitNormalTimes;
import saltus.Preconditioning;
import saltus.TangentWarmUp;
import saltus.TargetClamp;
import saltus.TargetNetwork;
import saltus.TwoStep;
import saltus.UniformTimes;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** A number of a component lies in the range in which it means something. One rule per member, see {@link #ALL}. */
public final class InRange implements Rule {
    private static final Range PROBABILITY = Range.closedOpen(0, 1);
    private static final Range POSITIVE = Range.open(0, POSITIVE_INFINITY);
    private static final Range FINITE = Range.open(NEGATIVE_INFINITY, POSITIVE_INFINITY);
    private static final Range AT_LEAST_ONE = Range.closedOpen(1, POSITIVE_INFINITY);
    private static final String CURRICULUM =
            "progress is min(1, k / steps) after k training steps; leave the component out for no curriculum";
    private static final String LEARNS_NOTHING =
            "at 1 no row is left that learns a shortcut, below 0 it is no probability";

    /** Every range of the language. */
    static final List<Rule> ALL = List.of(
            new InRange(
                    "InnerTimeInInterval",
                    TwoStep.class,
                    "inner",
                    PROBABILITY,
                    "s = t - inner (t - r) has to satisfy r <= s <= t, and at s = r the target would be the prediction"),
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
                    "the network sees z / dataDeviation"));

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

    @Override
    public boolean concerns(Design design) {
        return design.has(kind);
    }

    /** True for a value that stands for something else than a number. */
    private boolean named(double value) {
        return kind.equals(TwoStep.class) && value == InnerTime.BY_FORMULA;
    }

    @Override
    public List<Finding> check(Design design) {
        Component component = design.components().values().stream()
                .filter(candidate -> candidate.is(kind))
                .findFirst()
                .orElseThrow();
        double value = component.number(member);
        if (range.contains(value) || named(value)) {
            return List.of();
        }
        return List.of(new Finding(
                id,
                member() + " is out of range",
                Found.in(design, component),
                why,
                "give a value " + (range.toString().startsWith("in ") ? range : "that is " + range),
                List.of(Place.of(component, member))));
    }
}
