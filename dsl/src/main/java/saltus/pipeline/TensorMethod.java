package saltus.pipeline;

import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saltus.TensorDistance;
import saltus.graph.Tensor;

/** The methods over tensors that mean something in a recipe: who asks for each, its signature, and what it has to return. */
public enum TensorMethod {
    /** See {@link TensorDistance}. */
    DISTANCE(
            TensorDistance.class,
            "distance",
            0,
            Float.MAX_VALUE,
            "it is what is minimised: below 0 it has no least, and one row that is no number ends the training",
            "prediction",
            "target");

    private final Class<? extends Annotation> component;
    private final String method;
    private final double least;
    private final double most;
    private final String why;
    private final List<String> parameters;

    /** A method as a pipeline calls it. */
    @FunctionalInterface
    public interface Body {
        /** What it returns: a stranger's code, which may return nothing. */
        @Nullable
        Tensor of(Tensor... arguments);
    }

    TensorMethod(
            Class<? extends Annotation> component,
            String method,
            double least,
            double most,
            String why,
            String... parameters) {
        this.component = component;
        this.method = method;
        this.least = least;
        this.most = most;
        this.why = why;
        this.parameters = List.of(parameters);
    }

    /** The component that calls it. */
    public Class<? extends Annotation> component() {
        return component;
    }

    /** The method's name. */
    public String method() {
        return method;
    }

    /** Its parameters' usual names; any other names will do, the order counts. */
    public List<String> parameters() {
        return parameters;
    }

    /** The method as one would declare it. */
    public String signature() {
        return "static Tensor " + method + "(Tensor " + String.join(", Tensor ", parameters) + ")";
    }

    /** The smallest number that it may return. */
    double least() {
        return least;
    }

    /** The largest: what single precision holds where nothing else bounds it. */
    double most() {
        return most;
    }

    /** Why other numbers do not do, one clause. */
    public String why() {
        return why;
    }

    /** What it has to return, in words. */
    public String returns() {
        return "one finite number of at least 0 a row, [B]";
    }
}
