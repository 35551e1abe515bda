package saltus.processor.design;

import java.util.Collections;
import java.util.List;
import saltus.pipeline.TensorMethod;

/**
 * A static method that a recipe or one of its super-types declares.
 *
 * @param owner full name of the type
 * @param name the method's name
 * @param result what it returns, as the compiler writes types
 * @param parameters types of its parameters, likewise
 * @param hidden true if no other class can call it
 */
public record StaticMethod(String owner, String name, String result, List<String> parameters, boolean hidden) {
    private static final String TENSOR = "saltus.graph.Tensor";

    public StaticMethod {
        parameters = List.copyOf(parameters);
    }

    /** True if it returns a tensor. */
    public boolean makesTensor() {
        return result.equals(TENSOR);
    }

    /** True if it is of this signature and can be called. */
    public boolean is(TensorMethod method) {
        return !hidden
                && makesTensor()
                && name.equals(method.method())
                && parameters.equals(Collections.nCopies(method.parameters().size(), TENSOR));
    }

    /** Its name with the types of its parameters, which tells it from others of the same name. */
    public String signature() {
        return name + "(" + String.join(",", parameters) + ")";
    }
}
