package saltus.processor.mirror;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import javax.lang.model.type.TypeKind;
import saltus.processor.formula.Expr;

/** Reads a method's statements: local variables that keep their values, and what is returned. */
final class BodyReader {
    private BodyReader() {}

    /** What the method returns. */
    static Expr read(MethodTree method, Frame frame) {
        BlockTree body = method.getBody();
        if (body == null) {
            return frame.problem(
                    method,
                    Complaint.notExpression("a native method has no text to read", "write its body as an expression"));
        }
        Expr result = frame.draft().broken(); // javac itself reports a method that returns nothing
        for (StatementTree statement : body.getStatements()) {
            ExpressionTree returned = statement instanceof ReturnTree tree ? tree.getExpression() : null;
            if (returned != null) {
                result = ExpressionReader.read(returned, frame).expression();
            } else if (statement instanceof VariableTree variable) {
                declare(variable, frame);
            } else if (statement instanceof ExpressionStatementTree effect) {
                effect(effect.getExpression(), frame);
            } else if (statement.getKind() != Tree.Kind.EMPTY_STATEMENT) {
                frame.problem(statement, Complaints.statement(statement));
            }
        }
        return result;
    }

    private static void declare(VariableTree variable, Frame frame) {
        String name = variable.getName().toString();
        ExpressionTree initialiser = variable.getInitializer();
        Tree type = variable.getType();
        Value value = Value.real(frame.draft().broken());
        if (type != null && !isVar(type) && !isNumber(type)) {
            frame.problem(type, Complaints.type(type));
        } else if (initialiser == null) {
            frame.problem(
                    variable,
                    Complaint.notExpression(
                            "a variable has no value of its own",
                            "give " + name
                                    + " its value where it is declared; use the conditional operator to choose"));
        } else {
            Value read = ExpressionReader.read(initialiser, frame);
            value = type instanceof PrimitiveTypeTree primitive ? converted(read, primitive) : read;
        }
        frame.variables().put(name, value);
    }

    private static void effect(ExpressionTree expression, Frame frame) {
        Complaint complaint = expression.getKind() == Tree.Kind.METHOD_INVOCATION
                ? Complaint.notExpression("what this call returns is not used", "remove the call")
                : Complaints.expression(expression);
        frame.problem(expression, complaint);
    }

    private static Value converted(Value value, PrimitiveTypeTree type) {
        if (type.getPrimitiveTypeKind() == TypeKind.DOUBLE) {
            return value.asReal();
        }
        boolean widened =
                type.getPrimitiveTypeKind() == TypeKind.LONG && value.kind().isWhole();
        return widened ? new Value(Value.Kind.LONG, value.expression(), value.whole()) : value;
    }

    private static boolean isVar(Tree type) {
        return type.getKind() == Tree.Kind.IDENTIFIER && type.toString().equals("var");
    }

    private static boolean isNumber(Tree type) {
        if (!(type instanceof PrimitiveTypeTree primitive)) {
            return false;
        }
        return switch (primitive.getPrimitiveTypeKind()) {
            case DOUBLE, INT, LONG -> true;
            default -> false;
        };
    }
}
