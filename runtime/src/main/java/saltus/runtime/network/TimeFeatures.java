package saltus.runtime.network;

import saltus.graph.Shape;
import saltus.graph.Tensor;

/** Sinusoids of a time, for networks to read: their frequencies bound the network's derivative in time. */
public final class TimeFeatures {
    /** How many numbers {@link #gentle} gives. */
    public static final int GENTLE = 1 + 2 * 2;

    private TimeFeatures() {}

    /**
     * [cos(time f), sin(time f)] with f_j = maxPeriod^(-j / half), j = 0 .. half - 1: [rows, 2 half].
     *
     * @param time [rows]
     */
    public static Tensor decaying(Tensor time, int half, double maxPeriod) {
        Tensor frequencies =
                time.graph().iota(half).times(-Math.log(maxPeriod) / half).exp();
        return sinusoids(time, frequencies);
    }

    /** [cos(pi j time), sin(pi j time)], j = 1 .. half: low frequencies, gentle under differentiation in time. */
    public static Tensor harmonic(Tensor time, int half) {
        return sinusoids(time, time.graph().iota(half).plus(1).times(Math.PI));
    }

    /** The time and its two lowest harmonics [rows, {@link #GENTLE}]: what networks of points see of a time. */
    public static Tensor gentle(Tensor time) {
        Tensor column = time.reshape(Shape.rows(time.shape().dim(0), 1));
        return Tensor.concat(-1, column, harmonic(time, 2));
    }

    private static Tensor sinusoids(Tensor time, Tensor frequencies) {
        Tensor column = time.reshape(Shape.rows(time.shape().dim(0), 1));
        Tensor angle = column.times(frequencies);
        return Tensor.concat(-1, angle.cos(), angle.sin());
    }
}
