package saltus.runtime.sweep;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.BadInputException;
import saltus.runtime.sweep.job.Candidate;

/**
 * How long each candidate is trained, with each seed.
 *
 * @param amount of the unit
 * @param unit what is counted
 */
public record Budget(long amount, Unit unit) {
    private static final Pattern TEXT = Pattern.compile("([0-9][0-9_]{0,14})(steps|evaluations|)");

    /** What may be counted. */
    public enum Unit {
        /** Training steps, the same number for all. */
        STEPS,
        /** Forward evaluations of the network on a whole batch: a recipe whose steps cost more makes fewer of them. */
        EVALUATIONS
    }

    /**
     * A budget as somebody writes it.
     *
     * @param text {@code 4000}, {@code 4000steps} or {@code 20000evaluations}
     * @throws BadInputException if it is none
     */
    public static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        long amount = matcher.matches() ? Long.parseLong(matcher.group(1).replace("_", "")) : 0;
        if (amount == 0) {
            throw new BadInputException(
                    "The budget '%s' is none; write steps of a training, such as 4000, or what all of them may cost in evaluations of the network, such as 20000evaluations."
                            .formatted(text));
        }
        return new Budget(amount, matcher.group(2).equals("evaluations") ? Unit.EVALUATIONS : Unit.STEPS);
    }

    /** As people read it. */
    String text() {
        return String.format(Locale.ROOT, "%,d %s", amount, unit.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The steps of a candidate.
     *
     * @throws BadInputException if its evaluations cannot be counted, or one step costs more
     */
    long steps(Candidate candidate) {
        if (unit == Unit.STEPS) {
            return amount;
        }
        double cost = candidate
                .cost()
                .orElseThrow(() -> new BadInputException(
                        "The evaluations of %s cannot be counted, since its own methods take no samples but true ones; give the budget in steps."
                                .formatted(candidate.text())));
        long steps = (long) Math.floor(amount / cost);
        if (steps < 1) {
            throw new BadInputException("A step of %s costs %.2f evaluations, which is more than the budget of %d; give more."
                    .formatted(candidate.text(), cost, amount));
        }
        return steps;
    }
}
