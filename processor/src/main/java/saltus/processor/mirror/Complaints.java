package saltus.processor.mirror;

import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;

/** What to say of the parts of Java that no formula can hold. */
final class Complaints {
    private static final String USE_CHOICE = "use the conditional operator: condition ? a : b";

    private Complaints() {}

    /** About a statement. */
    static Complaint statement(Tree tree) {
        return switch (tree.getKind()) {
            case IF -> Complaint.notExpression("an if statement is not an expression", USE_CHOICE);
            case SWITCH -> Complaint.notExpression("a switch is not an expression of reals", USE_CHOICE);
            case FOR_LOOP, ENHANCED_FOR_LOOP, WHILE_LOOP, DO_WHILE_LOOP ->
                Complaint.notExpression(
                        "a loop is not an expression",
                        "write the terms out, or find a closed form of what it computes");
            case BLOCK ->
                Complaint.notExpression(
                        "a block within a formula is not an expression", "move its statements out of the block");
            case THROW, TRY, ASSERT ->
                Complaint.notExpression(
                        "a formula cannot fail", "remove it: the compiler checks what the formula must fulfil");
            case CLASS, INTERFACE, ENUM, RECORD ->
                Complaint.notExpression(
                        "a formula cannot declare types", "call static methods over double of the same type instead");
            default ->
                Complaint.notExpression(
                        "this statement is not an expression",
                        "declare local variables with their values, then return an expression of them");
        };
    }

    /** About an expression. */
    static Complaint expression(Tree tree) {
        return switch (tree.getKind()) {
            case ASSIGNMENT,
                    PLUS_ASSIGNMENT,
                    MINUS_ASSIGNMENT,
                    MULTIPLY_ASSIGNMENT,
                    DIVIDE_ASSIGNMENT,
                    REMAINDER_ASSIGNMENT,
                    POSTFIX_INCREMENT,
                    POSTFIX_DECREMENT,
                    PREFIX_INCREMENT,
                    PREFIX_DECREMENT ->
                Complaint.notExpression(
                        "a variable is given another value", "declare another variable for the other value");
            case REMAINDER ->
                Complaint.notExpression(
                        "a remainder jumps and is not read",
                        "use a smooth function such as sin, or the conditional operator");
            case FLOAT_LITERAL -> isFloat("write the number without f");
            case SWITCH_EXPRESSION -> Complaint.notExpression("a switch is not an expression of reals", USE_CHOICE);
            case LAMBDA_EXPRESSION, MEMBER_REFERENCE, NEW_CLASS, NEW_ARRAY, ARRAY_ACCESS ->
                Complaint.notExpression(
                        "a formula knows numbers only, no objects", "write the value as an expression over double");
            case TYPE_CAST -> cast((TypeCastTree) tree);
            case LESS_THAN,
                    LESS_THAN_EQUAL,
                    GREATER_THAN,
                    GREATER_THAN_EQUAL,
                    EQUAL_TO,
                    NOT_EQUAL_TO,
                    CONDITIONAL_AND,
                    CONDITIONAL_OR,
                    LOGICAL_COMPLEMENT,
                    BOOLEAN_LITERAL ->
                Complaint.notExpression("a truth value stands where a number is wanted", USE_CHOICE);
            default ->
                Complaint.notExpression(
                        "this is not arithmetic over double",
                        "use + - * /, the conditional operator, static methods over double of the same type, and the"
                                + " functions " + String.join(" ", MathFunctions.names()));
        };
    }

    /** About what stands where a condition is wanted. */
    static Complaint condition() {
        return Complaint.notExpression(
                "this is not a comparison of reals", "compare with < <= > >= == !=, and combine with && || !");
    }

    /** About a variable's type. */
    static Complaint type(Tree type) {
        return type.toString().equals("float")
                ? isFloat("declare it as double")
                : Complaint.notExpression(
                        "a formula's variables are numbers of type double, int or long", "declare it as double");
    }

    private static Complaint cast(TypeCastTree cast) {
        return cast.getType().toString().equals("float")
                ? isFloat("remove the cast")
                : Complaint.notExpression(
                        "a cast to " + cast.getType() + " is not read", "remove it; only (double) casts are read");
    }

    private static Complaint isFloat(String fix) {
        return new Complaint("a float is not a double", "it keeps 24 binary digits of the number only", fix);
    }
}
