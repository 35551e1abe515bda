package saltus.processor.mirror;

import com.google.auto.common.MoreElements;
import com.sun.source.tree.Tree;
import com.sun.source.util.Trees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import saltus.processor.formula.Expr;

/**
 * One call of a method while formulas are read: the values of its variables, and what its other names mean.
 *
 * @param draft the formula that is read
 * @param trees javac's trees
 * @param names what names mean in the type
 * @param method the method
 * @param callers the methods on the way to it, itself included
 * @param variables parameters and local variables so far
 */
record Frame(
        Draft draft,
        Trees trees,
        Names names,
        ExecutableElement method,
        List<ExecutableElement> callers,
        Map<String, Value> variables) {
    /** The call that a formula is. */
    static Frame outermost(Draft draft, Trees trees, Names names, ExecutableElement method) {
        return new Frame(draft, trees, names, method, List.of(method), new HashMap<>());
    }

    /** The call of another method of the type. */
    Frame call(ExecutableElement callee, List<Expr> arguments) {
        List<ExecutableElement> path = new ArrayList<>(callers);
        path.add(callee);
        Frame frame = new Frame(draft, trees, names, callee, List.copyOf(path), new HashMap<>());
        List<? extends VariableElement> parameters = callee.getParameters();
        for (int i = 0; i < parameters.size(); i++) {
            frame.variables.put(parameters.get(i).getSimpleName().toString(), Value.real(arguments.get(i)));
        }
        return frame;
    }

    /** The type that declares the method. */
    TypeElement owner() {
        return MoreElements.asType(method.getEnclosingElement());
    }

    /** Remembers where a node comes from. */
    Expr node(Tree tree, Expr node) {
        return draft.node(tree, node);
    }

    /** Complains about a part of this method. */
    Expr problem(Tree tree, Complaint complaint) {
        return draft.problem(tree, owner().getSimpleName() + "." + method.getSimpleName(), complaint);
    }

    /** The type that an expression names, unless it is a variable that hides the type. */
    Optional<TypeElement> type(Tree expression) {
        return TypeName.of(expression).flatMap(parts -> {
            String first = parts.get(0);
            if (variables.containsKey(first) || names.field(first).isPresent()) {
                return Optional.empty();
            }
            Optional<TypeElement> type = names.type(first);
            if (type.isEmpty()) {
                return names.full(String.join(".", parts));
            }
            for (String member : parts.subList(1, parts.size())) {
                type = type.flatMap(holder -> names.type(holder, member));
            }
            return type;
        });
    }
}
