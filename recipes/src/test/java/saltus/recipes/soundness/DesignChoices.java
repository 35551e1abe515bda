package saltus.recipes.soundness;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import saltus.recipes.soundness.DesignChoice.GuidanceChoice;
import saltus.recipes.soundness.DesignChoice.ScaleChoice;
import saltus.recipes.soundness.DesignChoice.TangentChoice;
import saltus.recipes.soundness.DesignChoice.TargetChoice;
import saltus.recipes.soundness.DesignChoice.TeacherChoice;
import saltus.recipes.soundness.DesignChoice.TimesChoice;
import saltus.recipes.soundness.DesignChoice.WeightChoice;

/**
 * Draws designs: about half of them sensible from head to foot, the others with one choice or more made blindly, so that
 * both sides of every rule are met.
 */
final class DesignChoices {
    private static final PathChoice[] GOOD_PATHS = {
        PathChoice.LINEAR,
        PathChoice.LINEAR,
        PathChoice.COSINE,
        PathChoice.TRIGONOMETRIC,
        PathChoice.POLYNOMIAL,
        PathChoice.RATIONAL,
        PathChoice.BENT,
        PathChoice.EXPLODING
    };
    private static final PathChoice[] BAD_PATHS = {
        PathChoice.REVERSED,
        PathChoice.RADIANS,
        PathChoice.STANDING_STILL,
        PathChoice.TURNING,
        PathChoice.UNDECLARED,
        PathChoice.JUMPING,
        PathChoice.STEEP
    };
    private static final String[] SETS = {
        "@Drift",
        "@SinkhornDivergence(iterations = 4)",
        "@SinkhornDivergence(epsilon = 0.1, iterations = 3, selfPairs = true)",
        "@EnergyDistance",
        "@KernelDiscrepancy(kernel = SetKernel.GAUSSIAN, selfPairs = true)",
        "@KernelDiscrepancy(width = 0.5)",
        "@FrechetDistance"
    };
    private static final String[] GOOD_INNER = {
        "t - 0.3 * (t - r)", "max(r, t - 0.125)", "r + (t - r) * (t - r)", "t - (0.6 - 0.5 * progress) * (t - r)"
    };
    private static final String[] BAD_INNER = {
        "max(0, t - 0.25)",
        "t",
        "0.5 * t",
        "r - 0.1",
        "t - 0.5 * (1 - progress) * (t - r)",
        "t - 2 * progress * (t - r)"
    };
    private static final String[] GOOD_WEIGHTS = {
        "1 / (t - r + 0.01)", "exp(-t) + s", "2", "t < 0.5 ? 1 : 2", "1 + progress * (t - r)"
    };
    private static final String[] BAD_WEIGHTS = {
        "1 / (t - r)", "t - 0.5", "log(t)", "t - r", "0", "1 - 2 * progress * t"
    };
    private static final String[] GOOD_SCALES = {
        "1 - (1 - t) * (1 - t)", "1.5 - t", "cos(PI / 2 * t)", "1 + progress * (t - r)"
    };
    private static final String[] BAD_SCALES = {"0.5 - t", "1 / r", "t < 0.5 ? 0 : 1", "1 - 2 * progress"};
    private static final String[] GOOD_OMEGAS = {"1.5", "1 + t * (1 - t)", "t > 0.8 ? 1 : 3", "2 - progress * t"};
    private static final String[] BAD_OMEGAS = {"1 / t", "exp(20 * t)"};
    private static final String[] GOOD_DRAWN = {"", "1 + 3 * u", "1 + u * u", "pow(4, u)", "1 + 3 * u * progress"};
    private static final String[] BAD_DRAWN = {"4 * u", "1 + 7 * u", "4 - 3 * u", "1 + 3 * u * (1 + progress)"};
    private static final String[] GOOD_STARTS = {
        "sqrt(u)", "u * u", "0.5 * (u + sin(PI / 2 * u))", "u * u * progress + u * (1 - progress)"
    };
    private static final String[] BAD_STARTS = {"1 - u", "2 * u", "u - 0.1", "u * (1 - 2 * progress)"};
    private static final String[] GOOD_LOSSES = {"log(e + 0.01)", "sqrt(e + 1e-6)", "e < 1 ? e : 2 * sqrt(e) - 1"};
    private static final String[] BAD_LOSSES = {"log(e)", "sqrt(e)", "e * (2 - e)", "1 - e", "e * e"};
    private static final String[] GOOD_FLOWS = {"LOGIT_NORMAL", "0.1 + 0.3 * u", "u * u", "u * (0.5 + 0.5 * progress)"};
    private static final String[] BAD_FLOWS = {"1 - u", "2 * u", "u - 0.1", "u * (1 - 2 * progress)"};
    private static final String[] GOOD_ENDS = {"u * t", "u * u * t", "u * t * (1 - 0.5 * progress)"};
    private static final String[] BAD_ENDS = {"t + 0.1 * u", "u", "min(t, 2 * u * t)", "u * t * (1 + progress)"};
    private static final String[] GOOD_RISE = {"built-in", "progress * progress", "progress < 0.5 ? 0 : 1"};
    private static final String[] BAD_RISE = {
        "1 - progress", "0.5 * progress", "2 * progress", "4 * progress * (1 - progress)"
    };
    private static final String[] GOOD_FALL = {"", "1 - progress", "cos(PI / 2 * progress)"};
    private static final String[] BAD_FALL = {"progress", "2 - progress", "1 - sin(PI * progress)"};

    private static final String[] GOOD_SAMPLERS = {
        "@SampleTimes({1, 0.5})",
        "@SampleTimes({1, 0.6, 0.2})",
        "@SampleSteps(4) @RenoisingSampler(share = 0.5)",
        "@SampleSteps(2) @RenoisingSampler",
        "@SampleSteps(2) @HeunSampler",
        "@SampleSteps(3) @HeunSampler",
        "@ExtrapolatingSampler(kappa = 0.3)",
        "@SampleGuidance(omega = 2)",
        "@SampleTimesFormula(steps = 3)",
        "@SampleGuidanceFormula"
    };
    private static final String[] BAD_SAMPLERS = {"@SampleTimes({0.9, 0.5})", "@SampleTimes({1, 0.2, 0.6}) @HeunSampler"
    };

    private final Random random;
    /** How often a choice is made blindly. */
    private final double blind;

    DesignChoices(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds begin alike
        this.blind = random.nextBoolean() ? 0 : 0.08;
    }

    DesignChoice draw() {
        PathChoice path = pick(GOOD_PATHS, BAD_PATHS);
        int kind = random.nextInt(6);
        return switch (kind) {
            case 0 -> flow(path);
            case 1 -> continuous(path);
            case 2 -> discrete(path);
            case 3 -> lagrangian(path);
            case 4 -> generating(path);
            default -> dyadic(path);
        };
    }

    private DesignChoice flow(PathChoice path) {
        boolean euler = path.straight() && random.nextBoolean();
        return rest(
                path,
                flip(false),
                flip(euler),
                chance(blind) ? target(path, false, 0.5) : null,
                new TimesChoice("FLOW", 0, 0),
                false,
                false);
    }

    private DesignChoice generating(PathChoice path) {
        boolean average = random.nextBoolean();
        return rest(
                path,
                average,
                solver(path, average),
                chance(blind / 2) ? target(path, average, 0.5) : null,
                new TimesChoice("NOISE", 0, 0),
                false,
                false);
    }

    private DesignChoice continuous(PathChoice path) {
        boolean average = random.nextBoolean();
        return rest(
                path,
                average,
                solver(path, average),
                chance(blind / 2) ? null : target(path, average, 0),
                pairs(),
                true,
                true);
    }

    private DesignChoice discrete(PathChoice path) {
        boolean average = random.nextBoolean();
        double inner = chance(0.3) ? -1 : chance(blind) ? 1.25 : 0.05 + 0.9 * random.nextDouble();
        return rest(path, average, solver(path, average), target(path, average, inner), pairs(), true, false);
    }

    /** With the derivative at the end. No end is moved to data: there the velocity of a single point has no limit. */
    private DesignChoice lagrangian(PathChoice path) {
        boolean average = random.nextBoolean();
        boolean taught = chance(0.3);
        TargetChoice steps = new TargetChoice(
                solver(path, average),
                !chance(blind),
                solver(path, average),
                !taught && !chance(blind),
                1,
                "",
                chance(blind) ? 2 : 1);
        return rest(path, average, solver(path, average), steps, pairs(), false, false);
    }

    /** Single steps of an average velocity need a straight path, and no hops lie on a grid. */
    private DesignChoice dyadic(PathChoice path) {
        boolean average = random.nextBoolean() && (path.straight() || chance(blind));
        int steps = chance(blind) ? 12 : 1 << (1 + random.nextInt(4));
        return rest(
                path,
                average,
                solver(path, average),
                target(path, average, chance(blind) ? 0.25 : 0.5, blind),
                new TimesChoice("DYADIC", 0, steps),
                false,
                false);
    }

    private DesignChoice rest(
            PathChoice path,
            boolean average,
            boolean euler,
            @Nullable TargetChoice target,
            TimesChoice law,
            boolean pairs,
            boolean continuous) {
        String end = (pairs && chance(0.3)) || chance(blind)
                ? (random.nextBoolean() && (target == null || target.hops() == 1 || chance(blind))
                        ? "@EndAtData"
                        : "@GradualTimes(steps = 50)")
                : "";
        String gradual =
                end.startsWith("@Gradual") ? pick(GOOD_FALL, BAD_FALL) : chance(blind / 3) ? "1 - progress" : "";
        boolean noise = law.kind().equals("NOISE");
        String sets = noise != chance(blind / 2)
                ? SETS[random.nextInt(SETS.length)] + (!noise || chance(blind) ? "" : " @CompareSamples")
                : "";
        boolean mean = chance(0.2);
        boolean rows = sets.isEmpty();
        String loss = rows && chance(0.2) ? pick(GOOD_LOSSES, BAD_LOSSES) : "";
        WeightChoice weight = new WeightChoice(
                loss.isEmpty() && chance(0.3) && ((!mean && !noise) || chance(blind) || sets.startsWith("@Drift")),
                loss,
                rows ? term(0.5) : 0,
                rows ? term(0.1) : 0,
                rows ? term(0.01) : 0);
        String timeWeight = chance(0.3) ? pick(GOOD_WEIGHTS, BAD_WEIGHTS) : "";
        boolean dyadic = law.kind().equals("DYADIC");
        boolean atEnd = target != null && target.inner() == 1 && !target.secondNetwork();
        TimesChoice times = chance(dyadic || noise ? blind : 0.2) ? law.flowing(pick(GOOD_FLOWS, BAD_FLOWS)) : law;
        String mixed = chance(0.3) ? "FORMULA" : chance(0.4) ? "INPUT" : "MIXED";
        boolean guidable = !noise && (!dyadic || path.straight());
        String guidance = chance(guidable ? 0.4 : blind) ? (dyadic != chance(blind) ? "BOOTSTRAP" : mixed) : "NONE";
        boolean needsDropout = !guidance.equals("NONE") && !chance(blind);
        String warmUp = (continuous && chance(0.3)) || chance(blind / 2) ? pick(GOOD_RISE, BAD_RISE) : "";
        boolean discrete = target != null && target.inner() != 0 && target.inner() != 1;
        boolean clamped = continuous || !discrete ? chance(blind / 2) : chance(0.3);
        TangentChoice tangent = continuous || discrete || chance(blind / 4)
                ? tangent(continuous || chance(blind))
                : TangentChoice.PLAIN;
        DesignChoice plain = new DesignChoice(
                path,
                average,
                euler,
                target,
                times,
                end,
                gradual,
                mean,
                sets,
                weight,
                timeWeight,
                new GuidanceChoice(
                        guidance,
                        chance(blind) ? 1 : 0.4,
                        chance(blind) ? 0.95 : 0.1,
                        switch (guidance) {
                            case "FORMULA" -> pick(GOOD_OMEGAS, BAD_OMEGAS);
                            case "INPUT" -> pick(GOOD_DRAWN, BAD_DRAWN);
                            default -> "";
                        }),
                needsDropout ? 0.2 : chance(noise ? blind : 0.3) ? 0.1 : -1,
                clamped,
                warmUp,
                tangent,
                false,
                tangent.alongHead() ? !chance(blind) : chance(noise ? blind : 0.1),
                new ScaleChoice(
                        chance(0.3) ? 0.5 : 1,
                        chance(path.straight() || euler ? 0.2 : blind) ? (chance(0.2) ? 0 : 0.05) : -1),
                chance(0.3) ? 0.9 : 0,
                noise ? TeacherChoice.NONE : teacher(atEnd != chance(blind)),
                chance(noise ? blind / 2 : 0.2) ? pick(GOOD_SAMPLERS, BAD_SAMPLERS) : "");
        return plain.changes() && !chance(blind) ? plain.progressing() : plain;
    }

    private TeacherChoice teacher(boolean second) {
        double share = chance(0.2) ? (random.nextBoolean() ? 1 : 0.05 + 0.9 * random.nextDouble()) : 0;
        return new TeacherChoice(share, chance(0.3) ? 1.5 : 1, chance(0.2), second);
    }

    private double term(double weight) {
        return chance(0.15) ? (chance(blind) ? -weight : weight) : 0;
    }

    private TangentChoice tangent(boolean directed) {
        boolean clamped = chance(0.2);
        double share = directed && chance(0.3) ? 0.05 + 0.9 * random.nextDouble() : 0;
        return new TangentChoice(
                share,
                clamped ? 0.5 : 0,
                !clamped && chance(0.2),
                chance(0.3) ? pick(GOOD_SCALES, BAD_SCALES) : "",
                share > 0 && chance(0.4));
    }

    private TimesChoice pairs() {
        double coincide = chance(blind) ? (random.nextBoolean() ? 1 : 0) : 0.5;
        return chance(0.2)
                ? new TimesChoice("FORMULA", coincide, 0, pick(GOOD_STARTS, BAD_STARTS), pick(GOOD_ENDS, BAD_ENDS), "")
                : new TimesChoice(random.nextBoolean() ? "UNIFORM" : "LOGIT_NORMAL", coincide, 0);
    }

    private TargetChoice target(PathChoice path, boolean average, double inner) {
        return target(path, average, inner, inner == 0 ? blind / 2 : 0.2);
    }

    private TargetChoice target(PathChoice path, boolean average, double inner, double hops) {
        boolean network = random.nextBoolean();
        boolean first = network ? solver(path, average) : path.straight() ? random.nextBoolean() : chance(blind);
        return new TargetChoice(
                first,
                network,
                solver(path, average),
                !chance(blind),
                inner,
                inner == -1 ? pick(GOOD_INNER, BAD_INNER) : "",
                chance(hops) ? 2 + random.nextInt(2) : 1);
    }

    /** True for Euler. */
    private boolean solver(PathChoice path, boolean average) {
        return path.straight() ? random.nextBoolean() : flip(average);
    }

    private boolean flip(boolean sensible) {
        return chance(blind) != sensible;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T> T pick(T[] good, T[] bad) {
        T[] from = chance(blind) ? bad : good;
        return from[random.nextInt(from.length)];
    }
}
