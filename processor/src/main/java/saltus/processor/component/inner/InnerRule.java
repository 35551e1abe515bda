package saltus.processor.component.inner;

import com.palantir.javapoet.CodeBlock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.InnerTime;
import saltus.TwoStep;
import saltus.pipeline.AnnotationView;
import saltus.processor.component.Answers;
import saltus.processor.component.Refusal;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.formula.Expr;

/** Where a two-step target is split: the inner time s of a shortcut from t to r. */
public sealed interface InnerRule permits Fraction, ByFormula, Random, Scheduled, ByDecrement, NextOnGrid {
    /** The rule of a design; empty without a two-step target, or while it lacks one. */
    static Optional<InnerRule> of(Design design) {
        return design.has(TwoStep.class) ? Answers.of(InnerRule.class, design) : Optional.empty();
    }

    /** The rule of a design, s = t while it has none. */
    static InnerRule orStart(Design design) {
        return of(design)
                .orElseGet(
                        () -> new Fraction(AnnotationView.of(InnerTime.class, Map.entry("value", InnerTime.AT_START))));
    }

    /** Where the two steps of a target meet. */
    enum Meeting {
        /** s -> t: the target holds the derivative of the step in t. */
        AT_START,
        /** r < s < t: the target is that of two real steps. */
        BETWEEN,
        /** s -> r: the prediction holds the derivative of the step in r. */
        AT_END
    }

    /** True if the design has a two-step target with s -> t. */
    static boolean isContinuous(Design design) {
        return meets(design, Meeting.AT_START);
    }

    /** True if the design has a two-step target with r &lt; s &lt; t. */
    static boolean isDiscrete(Design design) {
        return meets(design, Meeting.BETWEEN);
    }

    /** True if the design has a two-step target with s -> r. */
    static boolean isLagrangian(Design design) {
        return meets(design, Meeting.AT_END);
    }

    private static boolean meets(Design design, Meeting meeting) {
        return of(design).filter(rule -> rule.meeting() == meeting).isPresent();
    }

    /** s = t - share (t - r). */
    static Expr at(Expr share, Expr r, Expr t) {
        Expr length = new Expr.Binary(Expr.Operator.MINUS, t, r);
        return new Expr.Binary(Expr.Operator.MINUS, t, new Expr.Binary(Expr.Operator.TIMES, share, length));
    }

    /**
     * s for ends and starts, over their variables and others of the rule's own, each of which runs from 0 to 1. Never
     * asked where {@link #isOnGrid}.
     */
    Expr split(Expr r, Expr t);

    /** s for the writer: a {@link saltus.pipeline.InnerSplit}. */
    CodeBlock code();

    /** What the pipeline has to declare before it draws times. */
    default CodeBlock declaration() {
        return CodeBlock.of("");
    }

    /** Where the steps meet. */
    default Meeting meeting() {
        return Meeting.BETWEEN;
    }

    /** True if s is the neighbour of t on a grid that the law of times draws from. */
    default boolean isOnGrid() {
        return false;
    }

    /** The share of the way that the first step takes, if it is always the same. */
    default OptionalDouble share() {
        return OptionalDouble.empty();
    }

    /** True if s is found by its noise level, which the path has to know. */
    default boolean readsLevels() {
        return false;
    }

    /** What changes over training, if anything does. */
    default Optional<Curriculum> curriculum() {
        return Optional.empty();
    }

    /** What a message adds that offers another rule: a formula that nothing reads is a mistake, too. */
    default String withoutFormula() {
        return isFormula() || curriculum().isPresent() ? " without the formula" : "";
    }

    /** True if s is a formula of the recipe. */
    default boolean isFormula() {
        return false;
    }

    /** A factor of a row's loss in terms of the share, the loss being of the power of an adaptive weight; empty for none. */
    default Optional<CodeBlock> weight(double power) {
        return Optional.empty();
    }

    /** True for s halfway. */
    default boolean isMiddle() {
        return share().equals(OptionalDouble.of(InnerTime.MIDPOINT));
    }

    /** Why a law of times without a grid has no use for this rule. */
    default Optional<Refusal> refusedWithoutGrid() {
        return isOnGrid()
                ? Optional.of(new Refusal(
                        "there is no grid on which the inner time could be the next",
                        "s is the neighbour of t on the grid of @KarrasTimes; other laws draw from no grid",
                        "use @InnerTime(AT_START) or another rule, or @KarrasTimes"))
                : Optional.empty();
    }
}
