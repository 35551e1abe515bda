package saltus.processor.mirror;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.SimpleTreeVisitor;
import java.util.Optional;
import java.util.OptionalLong;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import saltus.processor.formula.Expr;

/** Reads an expression whose value is a number. */
final class ExpressionReader extends SimpleTreeVisitor<Value, Frame> {
    private static final ExpressionReader READER = new ExpressionReader();

    private ExpressionReader() {}

    /** The expression; a stand-in where it cannot be read, which has been complained about. */
    static Value read(Tree expression, Frame frame) {
        Draft draft = frame.draft();
        Value value = draft.enter() ? expression.accept(READER, frame) : Value.real(draft.broken());
        draft.leave();
        return value;
    }

    /** A number of the source, with its type. */
    static Value number(Tree tree, Object number, Frame frame) {
        if (number instanceof Double value) {
            return Value.real(frame.node(tree, new Expr.Constant(value)));
        } else if (number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return whole(tree, ((Number) number).longValue(), Value.Kind.INT, frame);
        } else if (number instanceof Long value) {
            return whole(tree, value, Value.Kind.LONG, frame);
        }
        return unreadable(tree, Complaints.expression(tree), frame);
    }

    /** An integer that is known. */
    static Value whole(Tree tree, long value, Value.Kind kind, Frame frame) {
        return new Value(kind, frame.node(tree, new Expr.Constant(value)), OptionalLong.of(value));
    }

    /** What stands in for an expression that cannot be read. */
    static Value unreadable(Tree tree, Complaint complaint, Frame frame) {
        return Value.real(frame.problem(tree, complaint));
    }

    @Override
    protected Value defaultAction(Tree tree, Frame frame) {
        return unreadable(tree, Complaints.expression(tree), frame);
    }

    @Override
    public Value visitParenthesized(ParenthesizedTree tree, Frame frame) {
        return read(tree.getExpression(), frame);
    }

    @Override
    public Value visitLiteral(LiteralTree tree, Frame frame) {
        return number(tree, tree.getValue(), frame);
    }

    @Override
    public Value visitTypeCast(TypeCastTree tree, Frame frame) {
        if (tree.getType() instanceof PrimitiveTypeTree type && type.getPrimitiveTypeKind() == TypeKind.DOUBLE) {
            return read(tree.getExpression(), frame).asReal();
        }
        return defaultAction(tree, frame);
    }

    @Override
    public Value visitUnary(UnaryTree tree, Frame frame) {
        return switch (tree.getKind()) {
            case UNARY_PLUS -> read(tree.getExpression(), frame);
            case UNARY_MINUS -> Arithmetic.negated(tree, read(tree.getExpression(), frame), frame);
            default -> defaultAction(tree, frame);
        };
    }

    @Override
    public Value visitBinary(BinaryTree tree, Frame frame) {
        Optional<Expr.Operator> operator = switch (tree.getKind()) {
            case PLUS -> Optional.of(Expr.Operator.PLUS);
            case MINUS -> Optional.of(Expr.Operator.MINUS);
            case MULTIPLY -> Optional.of(Expr.Operator.TIMES);
            case DIVIDE -> Optional.of(Expr.Operator.OVER);
            default -> Optional.empty();
        };
        if (operator.isEmpty()) {
            return defaultAction(tree, frame);
        }
        Value left = read(tree.getLeftOperand(), frame);
        Value right = read(tree.getRightOperand(), frame);
        return Arithmetic.of(tree, operator.get(), left, right, frame);
    }

    @Override
    public Value visitConditionalExpression(ConditionalExpressionTree tree, Frame frame) {
        Expr.Condition condition = ConditionReader.read(tree.getCondition(), frame);
        Value then = read(tree.getTrueExpression(), frame);
        Value otherwise = read(tree.getFalseExpression(), frame);
        Expr choice = frame.node(tree, new Expr.Choice(condition, then.expression(), otherwise.expression()));
        return new Value(then.kind().with(otherwise.kind()), choice, OptionalLong.empty());
    }

    @Override
    public Value visitMethodInvocation(MethodInvocationTree tree, Frame frame) {
        return CallReader.read(tree, frame);
    }

    @Override
    public Value visitIdentifier(IdentifierTree tree, Frame frame) {
        String name = tree.getName().toString();
        Value variable = frame.variables().get(name);
        return variable == null ? constant(tree, frame.names().field(name), frame) : occurrence(tree, variable, frame);
    }

    @Override
    public Value visitMemberSelect(MemberSelectTree tree, Frame frame) {
        String name = tree.getIdentifier().toString();
        Optional<TypeElement> holder = frame.type(tree.getExpression());
        return constant(tree, holder.flatMap(type -> frame.names().field(type, name)), frame);
    }

    /** A variable where it is used: a node of its own if it is no more than a parameter or a number. */
    private static Value occurrence(Tree tree, Value variable, Frame frame) {
        Expr there = variable.expression();
        Expr here = there;
        if (there instanceof Expr.Variable parameter) {
            here = frame.node(tree, new Expr.Variable(parameter.name()));
        } else if (there instanceof Expr.Constant number) {
            here = frame.node(tree, new Expr.Constant(number.value()));
        }
        return new Value(variable.kind(), here, variable.whole());
    }

    private static Value constant(Tree tree, Optional<VariableElement> field, Frame frame) {
        if (field.isEmpty()) {
            return unreadable(
                    tree,
                    Complaint.notExpression(
                            "nothing of this name is a number that is known to the compiler",
                            "use the parameters, local variables, or constants; import what other types declare"),
                    frame);
        }
        Object value = field.get().getConstantValue();
        if (value == null) {
            return unreadable(
                    tree,
                    Complaint.notExpression(
                            "the field is not a compile-time constant",
                            "declare it static final with a value that holds no calls, or write a static method over"
                                    + " double that returns it"),
                    frame);
        }
        if (value instanceof Float) {
            return unreadable(
                    tree,
                    new Complaint(
                            "a float is not a double",
                            "it keeps 24 binary digits of the number only",
                            "declare the constant as double"),
                    frame);
        }
        return number(tree, value, frame);
    }
}
