package saltus.pipeline;

import java.lang.annotation.Annotation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import saltus.TensorDistance;
import saltus.TensorTimes;
import saltus.TensorVelocity;
import saltus.TensorWeight;
import saltus.graph.Tensor;

/** The methods over tensors that mean something in a recipe: who asks for each, its signature, and what it has to return. */
public enum TensorMethod {
    /** See {@link TensorDistance}. */
    DISTANCE(
            TensorDistance.class,
            "distance",
            Result.SIZE,
            "it is what is minimised: below 0 it has no least, and one row that is no number ends the training",
            "prediction",
            "target"),
    /** See {@link TensorVelocity}. */
    VELOCITY(
            TensorVelocity.class,
            "velocity",
            Result.SAMPLE,
            "targets begin with it, and one row that is no number ends the training",
            "z",
            "t",
            "samples",
            "noise"),
    /** See {@link TensorWeight}. */
    WEIGHT(
            TensorWeight.class,
            "weight",
            Result.SIZE,
            "a row of less than 0 is trained to be as far from its target as it can, and one that is no number ends the"
                    + " training",
            "r",
            "s",
            "t"),
    /** See {@link TensorTimes}. */
    START(
            TensorTimes.class,
            "start",
            Result.TIME,
            "it is a row's time t, from data at 0 to noise at 1",
            "first",
            "second"),
    /** See {@link TensorTimes}. */
    END(
            TensorTimes.class,
            "end",
            Result.EARLIER_TIME,
            "it is a row's time r, to which a shortcut leads down from t",
            "first",
            "second");

    /** What a method returns. */
    public enum Result {
        /** A number a row that is not negative. */
        SIZE("one finite number of at least 0 a row, [B]", 0, Float.MAX_VALUE),
        /** Shaped as samples. */
        SAMPLE("finite numbers, shaped as samples", -Float.MAX_VALUE, Float.MAX_VALUE),
        /** A number a row in [0, 1]. */
        TIME("one number a row in [0, 1], [B]", 0, 1),
        /** The same, up to the start of the row. */
        EARLIER_TIME("one number a row in [0, start], [B]", 0, 1);

        private final String text;
        private final double least;
        private final double most;

        Result(String text, double least, double most) {
            this.text = text;
            this.least = least;
            this.most = most;
        }

        /** The smallest number that there may be. */
        double least() {
            return least;
        }

        /** The largest: what single precision holds where nothing else bounds it. */
        double most() {
            return most;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private final Class<? extends Annotation> component;
    private final String method;
    private final Result returns;
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
            Class<? extends Annotation> component, String method, Result returns, String why, String... parameters) {
        this.component = component;
        this.method = method;
        this.returns = returns;
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

    /** Why other numbers do not do, one clause. */
    public String why() {
        return why;
    }

    /** What it has to return. */
    public Result returns() {
        return returns;
    }
}
