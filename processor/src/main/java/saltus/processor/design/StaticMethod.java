package saltus.processor.design;

import java.util.List;

/**
 * A static method that a recipe or one of its super-types declares.
 *
 * @param owner full name of the type
 * @param name the method's name
 * @param result what it returns, as the compiler writes types
 * @param parameters types of its parameters, likewise
 */
public record StaticMethod(String owner, String name, String result, List<String> parameters) {
    private static final String TENSOR = "saltus.graph.Tensor";

    public StaticMethod {
        parameters = List.copyOf(parameters);
    }

    /** True if it takes tensors and nothing else, and returns one. */
    public boolean isOverTensors() {
        return result.equals(TENSOR)
                && !parameters.isEmpty()
                && parameters.stream().allMatch(TENSOR::equals);
    }
}
