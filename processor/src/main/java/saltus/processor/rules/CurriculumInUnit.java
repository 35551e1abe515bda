package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import saltus.processor.design.Curriculum;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Infix;
import saltus.processor.proof.Proof;

/** Probabilities and factors of curricula stay within [0, 1]; a warm-up ends at 1 (framework, C27). */
@AutoService(Rule.class)
public final class CurriculumInUnit extends CurriculumRule {
    /**
     * The least share of a shortcut that its first step may take: of a shortcut of 0.01 it is 1e-6, sixteen times the
     * distance of neighbouring times in single precision.
     */
    private static final double SHORTEST = 1e-4;

    @Override
    public String claim() {
        return "curricula stay within [0, 1]";
    }

    @Override
    List<Goal> goals(Curriculum curriculum) {
        String name = curriculum.kind().method();
        Expr law = curriculum.formula().body();
        List<Goal> goals = new ArrayList<>();
        goals.add(Goal.atLeast(name + " >= 0", law, -Goal.TOLERANCE, Goal.unit("progress"), outside(curriculum)));
        goals.add(Goal.atMost(name + " <= 1", law, 1 + Goal.TOLERANCE, Goal.unit("progress"), outside(curriculum)));
        if (curriculum.kind() == FormulaKind.FRACTION) {
            goals.add(Goal.atLeast(name + " > 0", law, SHORTEST, Goal.unit("progress"), unsplit(curriculum))
                    .withMargin());
        }
        if (curriculum.kind() == FormulaKind.WARM_UP) {
            goals.add(Goal.zero(name + "(1) = 1", Terms.minus(law, 1), Goal.at("progress", 1), unfinished(curriculum)));
        }
        return goals;
    }

    private Function<Proof.Refuted, Finding> outside(Curriculum curriculum) {
        return refuted -> new Finding(
                id(),
                curriculum.kind().method() + " leaves [0, 1]",
                found(curriculum) + "; " + Goal.counterexample(refuted),
                switch (curriculum.kind()) {
                    case WARM_UP -> "the derivative would count more than in full, or backwards";
                    case FRACTION -> "it is the share of a shortcut that its first step takes";
                    default -> "it is the probability of r = 0";
                },
                "change the formula, so that it stays within [0, 1] for progress from 0 to 1",
                List.of(Place.of(curriculum.formula())));
    }

    private Function<Proof.Refuted, Finding> unsplit(Curriculum curriculum) {
        return refuted -> new Finding(
                id(),
                refuted.value() > 0
                        ? "the inner fraction is too small for single precision"
                        : "the inner fraction vanishes",
                found(curriculum) + "; " + Goal.counterexample(refuted),
                "at 0 the target is the prediction itself and carries no data; so it does where s is rounded to t",
                "keep the formula at " + Goal.number(SHORTEST)
                        + " or more, as in max(0.005, 1 - progress), or use @InnerTime(AT_START)",
                List.of(Place.of(curriculum.formula())));
    }

    private Function<Proof.Refuted, Finding> unfinished(Curriculum curriculum) {
        return refuted -> new Finding(
                id(),
                "the warm-up never ends",
                found(curriculum) + ", which is not 1 at progress = 1",
                "with less than the whole derivative the target is not that of a shortcut, however long one trains",
                "change the formula, so that warmUp(1) = 1",
                List.of(Place.of(curriculum.formula())));
    }

    private static String found(Curriculum curriculum) {
        return curriculum.kind().method() + "(progress) = "
                + Infix.of(curriculum.formula().body());
    }
}
