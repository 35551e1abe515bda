package saltus.processor.mirror;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Expr.Condition;

/** Reads a condition on numbers. */
final class ConditionReader extends SimpleTreeVisitor<Condition, Frame> {
    private static final ConditionReader READER = new ConditionReader();

    private ConditionReader() {}

    static Condition read(Tree condition, Frame frame) {
        Draft draft = frame.draft();
        Condition read =
                draft.enter() ? condition.accept(READER, frame) : new Condition.Less(draft.broken(), draft.broken());
        draft.leave();
        return read;
    }

    @Override
    protected Condition defaultAction(Tree tree, Frame frame) {
        Expr stand = frame.problem(tree, Complaints.condition());
        return new Condition.Less(stand, stand);
    }

    @Override
    public Condition visitParenthesized(ParenthesizedTree tree, Frame frame) {
        return read(tree.getExpression(), frame);
    }

    @Override
    public Condition visitUnary(UnaryTree tree, Frame frame) {
        return tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT
                ? new Condition.Not(read(tree.getExpression(), frame))
                : defaultAction(tree, frame);
    }

    @Override
    public Condition visitBinary(BinaryTree tree, Frame frame) {
        return switch (tree.getKind()) {
            case CONDITIONAL_AND ->
                new Condition.And(read(tree.getLeftOperand(), frame), read(tree.getRightOperand(), frame));
            case CONDITIONAL_OR ->
                new Condition.Or(read(tree.getLeftOperand(), frame), read(tree.getRightOperand(), frame));
            case LESS_THAN, LESS_THAN_EQUAL, GREATER_THAN, GREATER_THAN_EQUAL, EQUAL_TO, NOT_EQUAL_TO ->
                comparison(tree, side(tree.getLeftOperand(), frame), side(tree.getRightOperand(), frame));
            default -> defaultAction(tree, frame);
        };
    }

    private static Condition comparison(BinaryTree tree, Expr a, Expr b) {
        Condition less = new Condition.Less(a, b);
        Condition greater = new Condition.Less(b, a);
        return switch (tree.getKind()) {
            case LESS_THAN -> less;
            case LESS_THAN_EQUAL -> new Condition.AtMost(a, b);
            case GREATER_THAN -> greater;
            case GREATER_THAN_EQUAL -> new Condition.AtMost(b, a);
            case EQUAL_TO -> new Condition.And(new Condition.Not(less), new Condition.Not(greater));
            case NOT_EQUAL_TO -> new Condition.Or(less, greater);
            default -> throw new IllegalArgumentException(tree.toString());
        };
    }

    private static Expr side(Tree tree, Frame frame) {
        Value value = ExpressionReader.read(tree, frame);
        if (value.isTooLong()) {
            return frame.problem(
                    tree,
                    new Complaint(
                            "the integer has too many digits",
                            "a double cannot hold it, and reals are compared as doubles",
                            "use a number below 2^53"));
        }
        return value.expression();
    }
}
