package saltus.pipeline;

/**
 * A step for which a sampler asks the network.
 *
 * @param t start
 * @param r end that the network is told, 0 &lt;= r &lt;= t; t itself where a velocity is asked for
 */
public record Leg(double t, double r) {
    /** True if it asks for the velocity at t. */
    public boolean isVelocity() {
        return r == t;
    }

    @Override
    public String toString() {
        return isVelocity() ? "the velocity at t = " + t : "a step from t = " + t + " to r = " + r;
    }
}
