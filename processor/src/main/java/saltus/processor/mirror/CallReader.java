package saltus.processor.mirror;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import saltus.processor.formula.Expr;

/** Reads calls: functions of {@link Math}, and other methods of the type, which are replaced by what they return. */
final class CallReader {
    private static final Set<String> MATH = Set.of("java.lang.Math", "java.lang.StrictMath");
    private static final Set<String> WHOLE = Set.of("abs", "min", "max");

    private CallReader() {}

    static Value read(MethodInvocationTree call, Frame frame) {
        List<Value> arguments = new ArrayList<>();
        for (ExpressionTree argument : call.getArguments()) {
            arguments.add(ExpressionReader.read(argument, frame));
        }
        String name = name(call);
        Set<TypeElement> owners = owners(call, name, frame);
        if (owners.equals(Set.of(frame.owner()))) {
            return own(call, name, arguments, frame);
        } else if (!owners.isEmpty()
                && owners.stream()
                        .allMatch(
                                owner -> MATH.contains(owner.getQualifiedName().toString()))) {
            return function(call, name, arguments, frame);
        }
        return unreadable(
                call,
                owners.isEmpty() ? "no static method of this name is known" : "the method belongs to another type",
                frame);
    }

    private static String name(MethodInvocationTree call) {
        ExpressionTree select = call.getMethodSelect();
        return select instanceof MemberSelectTree member
                ? member.getIdentifier().toString()
                : ((IdentifierTree) select).getName().toString();
    }

    private static Set<TypeElement> owners(MethodInvocationTree call, String name, Frame frame) {
        return call.getMethodSelect() instanceof MemberSelectTree member
                ? frame.type(member.getExpression()).map(Set::of).orElse(Set.of())
                : frame.names().callees(name);
    }

    private static Value function(MethodInvocationTree call, String name, List<Value> arguments, Frame frame) {
        if (!MathFunctions.has(name, arguments.size())) {
            return unreadable(call, "the compiler cannot differentiate this function", frame);
        }
        Value.Kind kind = arguments.stream().map(Value::kind).reduce(Value.Kind.INT, Value.Kind::with);
        if (kind.isWhole() && WHOLE.contains(name)) {
            OptionalLong first = arguments.get(0).whole();
            OptionalLong last = arguments.get(arguments.size() - 1).whole();
            return Arithmetic.call(call, name, kind, first, last, frame);
        }
        List<Expr> reals = arguments.stream().map(Value::expression).toList();
        return Value.real(MathFunctions.call(name, reals, node -> frame.node(call, node)));
    }

    private static Value own(MethodInvocationTree call, String name, List<Value> arguments, Frame frame) {
        List<ExecutableElement> candidates = ElementFilter.methodsIn(
                        frame.owner().getEnclosedElements())
                .stream()
                .filter(method -> method.getSimpleName().contentEquals(name)
                        && method.getParameters().size() == arguments.size())
                .toList();
        Optional<ExecutableElement> callee =
                candidates.size() == 1 ? candidates.stream().findFirst() : Optional.empty();
        Optional<MethodTree> text = callee.filter(FormulaReader::isOverDouble)
                .flatMap(method -> Optional.ofNullable(frame.trees().getTree(method)));
        if (callee.isEmpty() || text.isEmpty()) {
            return unreadable(
                    call,
                    candidates.size() > 1
                            ? "several methods of this name take as many arguments"
                            : "no static method of this name is over so many doubles and returns a double",
                    frame);
        }
        if (frame.callers().contains(callee.get())) {
            return ExpressionReader.unreadable(
                    call.getMethodSelect(),
                    Complaint.notExpression("the method calls itself", "write what it computes as a closed expression"),
                    frame);
        }
        List<Expr> reals = arguments.stream().map(Value::expression).toList();
        return Value.real(BodyReader.read(text.get(), frame.call(callee.get(), reals)));
    }

    private static Value unreadable(MethodInvocationTree call, String what, Frame frame) {
        return ExpressionReader.unreadable(
                call.getMethodSelect(),
                Complaint.notExpression(
                        what,
                        "call static methods over double of the same type, or a function of Math: "
                                + String.join(" ", MathFunctions.names())),
                frame);
    }
}
