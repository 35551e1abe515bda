package saltus.recipes.soundness;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A design as plain choices, good and bad ones.
 *
 * @param path the flow path
 * @param average true for an average velocity, false for a velocity
 * @param eulerPrediction solver of the prediction
 * @param target the two steps, null for none
 * @param times the law of r and t
 * @param end where shortcuts end, empty for the usual
 * @param gradual formula of gradual times, empty for the built-in one
 * @param meanMetric true for the mean of squares
 * @param sets metric of sets and what it compares, empty for squares of rows
 * @param weight weight annotation, or formula of the loss, and terms beside it, empty for none
 * @param timeWeight formula of the time weight, empty for none
 * @param guidance how training is guided
 * @param dropout label dropout, negative for none
 * @param clamped true with a target clamp
 * @param warmUp formula of the warm-up, "built-in", or empty for none
 * @param tangent how the change is shaped and directed
 * @param progress true with a length of progress
 * @param head true with a velocity head
 * @param scale of the network's input and output
 * @param targetDecay decay of the target network
 * @param teacher where a teacher is followed
 * @param sampler how samples are made, empty for as they were learned
 */
record DesignChoice(
        PathChoice path,
        boolean average,
        boolean eulerPrediction,
        @Nullable TargetChoice target,
        TimesChoice times,
        String end,
        String gradual,
        boolean meanMetric,
        String sets,
        WeightChoice weight,
        String timeWeight,
        GuidanceChoice guidance,
        double dropout,
        boolean clamped,
        String warmUp,
        TangentChoice tangent,
        boolean progress,
        boolean head,
        ScaleChoice scale,
        double targetDecay,
        TeacherChoice teacher,
        String sampler) {
    /**
     * Two steps.
     *
     * @param firstEuler solver of the first step
     * @param firstNetwork velocity of the first step
     * @param secondEuler solver of the second step
     * @param secondNetwork velocity of the second step
     * @param inner fraction, or -1 for a formula
     * @param formula s as a formula of r and t, empty for none
     * @param hops of the second step
     */
    record TargetChoice(
            boolean firstEuler,
            boolean firstNetwork,
            boolean secondEuler,
            boolean secondNetwork,
            double inner,
            String formula,
            int hops) {
        String text(TeacherChoice teacher) {
            return "@TwoStep(first = " + step(firstEuler, firstNetwork, teacher.first()) + ", second = "
                    + step(secondEuler, secondNetwork, teacher.second()) + (hops == 1 ? "" : ", hops = " + hops) + ") "
                    + (inner == -1 ? "@InnerFormula" : "@InnerTime(" + inner + ")");
        }

        private static String step(boolean euler, boolean network, boolean teacher) {
            return "@Step(solver = " + (euler ? "EULER" : "DDIM") + ", velocity = "
                    + (network ? "NETWORK" : teacher ? "TEACHER" : "CONDITIONAL") + ")";
        }
    }

    /**
     * A teacher.
     *
     * @param share of its velocity in the place of data, 0 for none
     * @param omega scale of its guidance
     * @param first true if a first step follows it that does not follow the network
     * @param second the same of a second step
     */
    record TeacherChoice(double share, double omega, boolean first, boolean second) {
        static final TeacherChoice NONE = new TeacherChoice(0, 1, false, false);

        String text() {
            return share == 0
                    ? ""
                    : "@TeacherVelocity(share = " + share + (omega == 1 ? "" : ", omega = " + omega + ", until = 0.9")
                            + ")\n";
        }

        /** True if the model is guided by it. */
        boolean guides() {
            return share > 0 && omega != 1;
        }
    }

    /**
     * A law of times.
     *
     * @param kind FLOW, NOISE, UNIFORM, LOGIT_NORMAL, FORMULA or DYADIC
     * @param coincide share of rows with r = t
     * @param steps of the dyadic grid
     * @param start formula of the start, empty for none
     * @param end formula of the end, empty for none
     * @param flow formula of the times of rows with r = t, LOGIT_NORMAL, or empty for none
     */
    record TimesChoice(String kind, double coincide, int steps, String start, String end, String flow) {
        TimesChoice(String kind, double coincide, int steps) {
            this(kind, coincide, steps, "", "", "");
        }

        TimesChoice flowing(String rows) {
            return new TimesChoice(kind, coincide, steps, start, end, rows);
        }

        boolean flowsByFormula() {
            return !flow.isEmpty() && !flow.equals("LOGIT_NORMAL");
        }

        String text() {
            return law()
                    + (flow.isEmpty()
                            ? ""
                            : flowsByFormula()
                                    ? "\n@FlowRowsFormula"
                                    : "\n@LogitNormalFlowRows(mean = -0.2, deviation = 1)");
        }

        private String law() {
            return switch (kind) {
                case "FLOW" -> "@FlowTimes";
                case "NOISE" -> "@NoiseToData";
                case "UNIFORM" -> "@UniformTimes(coincide = " + coincide + ")";
                case "FORMULA" -> "@FormulaTimes(coincide = " + coincide + ")";
                case "LOGIT_NORMAL" -> "@LogitNormalTimes(mean = -0.4, deviation = 1, coincide = " + coincide + ")";
                default -> "@DyadicTimes(steps = " + steps + ", bootstrap = 0.5)";
            };
        }

        boolean pairs() {
            return kind.equals("UNIFORM") || kind.equals("LOGIT_NORMAL") || kind.equals("FORMULA");
        }
    }

    /**
     * Guidance.
     *
     * @param kind NONE, MIXED, FORMULA, INPUT or BOOTSTRAP
     * @param kappa of mixed guidance
     * @param from where it begins
     * @param omega formula of its weight, or of scales that the network is told; empty for a number
     */
    record GuidanceChoice(String kind, double kappa, double from, String omega) {
        String text() {
            return switch (kind) {
                case "MIXED" -> "@Guidance(omega = 1.5, kappa = " + kappa + ", from = " + from + ", until = 0.9)";
                case "FORMULA" -> "@GuidanceFormula(kappa = " + kappa + ")";
                case "INPUT" -> "@GuidanceInput(max = 4, window = " + omega.isEmpty() + ")";
                case "BOOTSTRAP" -> "@BootstrapGuidance(omega = 1.5)";
                default -> "";
            };
        }
    }

    /**
     * What stands between the network and its output.
     *
     * @param deviation of the data
     * @param floor of the data head, negative for none
     */
    record ScaleChoice(double deviation, double floor) {
        String text() {
            return (deviation == 1 ? "" : "@Preconditioning(dataDeviation = " + deviation + ")\n")
                    + (floor < 0 ? "" : "@DataHead(floor = " + floor + ")\n");
        }
    }

    /**
     * What counts how much.
     *
     * @param adaptive true for an adaptive weight
     * @param loss formula of the loss, empty for none
     * @param velocity weights of the velocity term, the direction's is half of it; 0 for none
     * @param direction weight of the direction term, 0 for none
     * @param data weight of the data term, 0 for none
     */
    record WeightChoice(boolean adaptive, String loss, double velocity, double direction, double data) {
        String text() {
            return (adaptive ? "@AdaptiveWeight(power = 1)\n" : "")
                    + (loss.isEmpty() ? "" : "@LossFormula\n")
                    + (velocity == 0
                            ? ""
                            : "@VelocityTerm(weight = " + velocity + ", direction = " + velocity / 2 + ")\n")
                    + (direction == 0 ? "" : "@DirectionTerm(weight = " + direction + ")\n")
                    + (data == 0
                            ? ""
                            : "@DataTerm(value = DataMeasure.ABSOLUTE, weight = " + data + ", until = 0.8)\n");
        }
    }

    /**
     * What becomes of a continuous target's change.
     *
     * @param share of the network's velocity, or its head's, in its direction, 0 for none
     * @param limit of the change, 0 for none
     * @param normalised true if it is divided by its size
     * @param scale formula of its factor, empty for none
     * @param alongHead true for that of a head
     */
    record TangentChoice(double share, double limit, boolean normalised, String scale, boolean alongHead) {
        static final TangentChoice PLAIN = new TangentChoice(0, 0, false, "", false);

        /** True if the change is bounded or scaled. */
        boolean shapes() {
            return limit > 0 || normalised || !scale.isEmpty();
        }

        String text() {
            return (share == 0
                            ? ""
                            : "@TangentVelocity(value = " + (alongHead ? "HEAD" : "NETWORK") + ", share = " + share
                                    + ")\n")
                    + (limit == 0 ? "" : "@TangentClamp(limit = " + limit + ")\n")
                    + (normalised ? "@TangentNormalisation\n" : "")
                    + (scale.isEmpty() ? "" : "@TangentScaleFormula\n");
        }
    }

    /** The same with a length of progress. */
    DesignChoice progressing() {
        return new DesignChoice(
                path,
                average,
                eulerPrediction,
                target,
                times,
                end,
                gradual,
                meanMetric,
                sets,
                weight,
                timeWeight,
                guidance,
                dropout,
                clamped,
                warmUp,
                tangent,
                true,
                head,
                scale,
                targetDecay,
                teacher,
                sampler);
    }

    /** True if a formula of times sees progress. */
    boolean changes() {
        return Stream.of(
                        timeWeight,
                        tangent.scale(),
                        guidance.omega(),
                        target == null ? "" : target.formula(),
                        times.start(),
                        drawnEnd(),
                        times.flow())
                .anyMatch(formula -> formula.contains("progress"));
    }

    /** The formula of the end; empty where all are moved to data. */
    private String drawnEnd() {
        return end.startsWith("@EndAtData") ? "" : times.end();
    }

    boolean generates() {
        return times.kind().equals("NOISE");
    }

    boolean dyadic() {
        return times.kind().equals("DYADIC");
    }

    /** The recipe's text. */
    String source(String name) {
        StringBuilder text = new StringBuilder("""
                import static java.lang.Math.*;
                import static saltus.InnerTime.*;
                import static saltus.OutputKind.*;
                import static saltus.PathKind.*;
                import static saltus.Reduction.*;
                import static saltus.Solver.*;
                import static saltus.StepVelocity.*;
                import saltus.*;
                @Recipe
                """);
        text.append(path.annotation()).append('\n');
        text.append("@NetworkOutput(")
                .append(average ? "AVERAGE_VELOCITY" : "VELOCITY")
                .append(")\n");
        text.append("@OneStep(").append(eulerPrediction ? "EULER" : "DDIM").append(")\n");
        if (target != null) {
            text.append(target.text(teacher)).append('\n');
        }
        text.append(times.text()).append('\n').append(end).append('\n');
        text.append(sets.isEmpty() ? "@SquaredL2(" + (meanMetric ? "MEAN" : "SUM") + ")" : sets)
                .append('\n');
        text.append(weight.text()).append('\n');
        text.append(guidance.text()).append('\n');
        text.append(timeWeight.isEmpty() ? "" : "@TimeWeight\n");
        text.append(dropout < 0 ? "" : "@LabelDropout(" + dropout + ")\n");
        text.append(clamped ? "@TargetClamp(1e6)\n" : "");
        text.append(warmUp.isEmpty() ? "" : "@TangentWarmUp(steps = 100)\n");
        text.append(tangent.text());
        text.append(head ? "@VelocityHead\n" : "");
        text.append(progress ? "@Progress(steps = 100)\n" : "");
        text.append(scale.text());
        text.append(targetDecay == 0 ? "" : "@TargetNetwork(decay = " + targetDecay + ")\n");
        text.append(teacher.text());
        text.append(sampler).append('\n');
        text.append("public interface ").append(name).append(" {\n").append(path.members());
        formula(text, "loss(double e)", weight.loss());
        changing(text, "flow(double u", times.flowsByFormula() ? times.flow() : "");
        changing(text, "start(double u", times.start());
        changing(text, "end(double u, double t", drawnEnd());
        changing(text, "weight(double r, double s, double t", timeWeight);
        changing(text, "scale(double r, double t", tangent.scale());
        changing(text, "omega(double t", guidance.kind().equals("FORMULA") ? guidance.omega() : "");
        changing(text, "guidance(double u", guidance.kind().equals("INPUT") ? guidance.omega() : "");
        formula(
                text,
                "sampleTime(double done)",
                sampler.contains("@SampleTimesFormula") ? "(1 - done) * (1 - 0.5 * done)" : "");
        formula(text, "sampleGuidance(double t)", sampler.contains("@SampleGuidanceFormula") ? "1 + 3 * t * t" : "");
        formula(text, "gradual(double progress)", gradual);
        formula(text, "warmUp(double progress)", warmUp.equals("built-in") ? "" : warmUp);
        changing(text, "inner(double r, double t", target == null ? "" : target.formula());
        return text.append("}\n").toString();
    }

    /** A formula of times, with progress as its last parameter where it reads it. */
    private static void changing(StringBuilder text, String method, String body) {
        formula(text, method + (body.contains("progress") ? ", double progress)" : ")"), body);
    }

    private static void formula(StringBuilder text, String method, String body) {
        if (!body.isEmpty()) {
            text.append("  static double ")
                    .append(method)
                    .append(" { return ")
                    .append(body)
                    .append("; }\n");
        }
    }
}
