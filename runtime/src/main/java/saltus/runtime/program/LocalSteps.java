package saltus.runtime.program;

import java.util.Locale;
import saltus.runtime.BadInputException;

/**
 * Steps that ranks make on their own before they meet, and the outer step that a meeting makes (DiLoCo, arXiv 2311.08105): the
 * way from where they set out to the mean of where they have come to is a gradient, for momentum in Nesterov's form.
 *
 * @param steps between two meetings, at least 1
 * @param rate of the outer step, finite and greater than 0; 1 with momentum 0 goes to the mean
 * @param momentum of the outer step, in [0, 1)
 */
public record LocalSteps(long steps, double rate, double momentum) {
    /** That of the paper. */
    public static final double USUAL_RATE = 0.7;

    /** Ours: the paper's 0.9 remembers ten meetings, which are too many where there are few in all. */
    public static final double USUAL_MOMENTUM = 0.5;

    public LocalSteps {
        if (steps < 1) {
            throw new BadInputException(
                    "There are %d --local-steps between two meetings, and none is made; give 1 or more."
                            .formatted(steps));
        }
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new BadInputException(
                    "The --outer-rate is %s, which cannot train; give one that is finite and greater than 0, such as %s."
                            .formatted(rate, USUAL_RATE));
        }
        if (!(momentum >= 0 && momentum < 1)) {
            throw new BadInputException(
                    "The --outer-momentum is %s, which cannot train; give one in [0, 1), such as %s."
                            .formatted(momentum, USUAL_MOMENTUM));
        }
    }

    /** True if ranks meet when so many steps are made. */
    public boolean meetAfter(long made) {
        return made % steps == 0;
    }

    /** As in "50, outer rate 0.7, outer momentum 0.9". */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d, outer rate %s, outer momentum %s", steps, rate, momentum);
    }
}
