package saltus.processor.component.times;

import java.util.function.DoubleUnaryOperator;
import saltus.processor.proof.Interval;

/** A law of times by its quantile function, which never falls. */
record Quantile(DoubleUnaryOperator function) {
    private static final int BISECTIONS = 50;

    double at(double u) {
        return function.applyAsDouble(u);
    }

    /** From its value at 0 to that at 1; all times while these are none. */
    Interval range() {
        return at(0) >= 0 && at(0) <= at(1) && at(1) <= 1 ? new Interval(at(0), at(1)) : new Interval(0, 1);
    }

    /** The mass above x: what is left from the u on at which the function passes it. */
    double above(double x) {
        double below = 0;
        double above = 1;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (below + above) / 2;
            if (at(middle) > x) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return at(0) > x ? 1 : at(1) > x ? 1 - above : 0;
    }
}
