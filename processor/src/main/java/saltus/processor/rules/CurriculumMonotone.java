package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import saltus.processor.design.Curriculum;
import saltus.processor.design.FormulaKind;
import saltus.processor.formula.Derivative;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Infix;
import saltus.processor.formula.Simplify;
import saltus.processor.formula.Substitution;
import saltus.processor.proof.Domain;
import saltus.processor.proof.Interval;
import saltus.processor.proof.Proof;

/**
 * Gradual times only fall, a warm-up only rises (framework, C27). Shown by the derivative; a formula with conditionals may
 * jump the right way, which is shown over every thousandth of its course.
 */
@AutoService(Rule.class)
public final class CurriculumMonotone extends CurriculumRule {
    private static final double APART = 0x1p-10;

    @Override
    public String claim() {
        return "curricula move one way";
    }

    @Override
    public List<String> presumes() {
        return List.of("CurriculumInUnit");
    }

    @Override
    List<Goal> goals(Curriculum curriculum) {
        boolean rises = curriculum.kind() == FormulaKind.WARM_UP;
        Expr law = curriculum.formula().body();
        String says = curriculum.kind().method() + (rises ? " never falls" : " never rises");
        List<Goal> goals = new ArrayList<>();
        if (Branches.of(law).isEmpty()) {
            Expr slope = Simplify.of(Derivative.of(law, "progress"));
            goals.add(Goal.atLeast(
                    says,
                    rises ? slope : new Expr.Unary(Expr.Function.NEGATE, slope),
                    -Goal.TOLERANCE,
                    inside(),
                    turning(curriculum, rises)));
        } else {
            Expr earlier = Substitution.of(law, Map.of("progress", new Expr.Variable("earlier")));
            Expr later = Substitution.of(law, Map.of("progress", new Expr.Variable("later")));
            goals.add(Goal.atLeast(
                    says,
                    rises ? Terms.difference(later, earlier) : Terms.difference(earlier, later),
                    -Goal.TOLERANCE,
                    Domain.ordered(List.of("earlier", "later"), new Interval(0, 1), APART),
                    turning(curriculum, rises)));
        }
        return goals;
    }

    /** Without the very ends, where a slope may be infinite, as that of arccos is. */
    private static Domain inside() {
        return Domain.of("progress", new Interval(0x1p-20, 1 - 0x1p-20));
    }

    private Function<Proof.Refuted, Finding> turning(Curriculum curriculum, boolean rises) {
        return refuted -> new Finding(
                id(),
                curriculum.kind().method() + (rises ? " falls on its way" : " rises on its way"),
                curriculum.kind().method() + "(progress) = "
                        + Infix.of(curriculum.formula().body()) + ", which turns " + Goal.at(refuted),
                switch (curriculum.kind()) {
                    case WARM_UP -> "what the network has learned with more of the derivative would be unlearned";
                    case FRACTION ->
                        "long first steps learn fast, short ones are right; going back undoes what came after";
                    default -> "shortcuts to data lead at first; going back to them undoes what came after";
                },
                "change the formula, so that it " + (rises ? "never falls" : "never rises")
                        + " while progress goes from 0 to 1",
                List.of(Place.of(curriculum.formula())));
    }
}
