package saltus.processor.formula;

import java.util.List;

/**
 * A formula of a recipe.
 *
 * @param owner full name of the type that declares it
 * @param name the method's name
 * @param parameters its parameters' names, in order; the body's variables
 * @param body what it returns
 */
public record Formula(String owner, String name, List<String> parameters, Expr body) {
    public Formula {
        parameters = List.copyOf(parameters);
    }

    /** As one calls it: {@code inner(r, t)}. */
    public String head() {
        return name + "(" + String.join(", ", parameters) + ")";
    }
}
