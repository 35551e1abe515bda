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
    private static final Pattern TEXT = Pattern.compile("([0-9][0-9_]{0,14})(steps|evaluations|s|)");

    /** What may be counted. */
    public enum Unit {
        /** Training steps, the same number for all. */
        STEPS,
        /** Forward evaluations of the network on a whole batch: a recipe whose steps cost more makes fewer of them. */
        EVALUATIONS,
        /** As many evaluations as the base makes in so many seconds of training, alone on this machine. */
        SECONDS
    }

    /**
     * A budget as somebody writes it.
     *
     * @param text {@code 4000}, {@code 4000steps}, {@code 20000evaluations} or {@code 60s}
     * @throws BadInputException if it is none
     */
    public static Budget parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        long amount = matcher.matches() ? Long.parseLong(matcher.group(1).replace("_", "")) : 0;
        if (amount == 0) {
            throw new BadInputException(
                    "The budget '%s' is none; write steps of a training, such as 4000, or what all of them may cost in evaluations of the network, such as 20000evaluations or 60s."
                            .formatted(text));
        }
        Unit unit = switch (matcher.group(2)) {
            case "evaluations" -> Unit.EVALUATIONS;
            case "s" -> Unit.SECONDS;
            default -> Unit.STEPS;
        };
        return new Budget(amount, unit);
    }

    /** As people read it. */
    String text() {
        return String.format(Locale.ROOT, "%,d %s", amount, unit.name().toLowerCase(Locale.ROOT));
    }

    /** Seconds as evaluations. */
    Budget at(double evaluationsASecond) {
        return new Budget(Math.max(1, Math.round(amount * evaluationsASecond)), Unit.EVALUATIONS);
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
            throw new BadInputException(
                    "A step of %s costs %.2f evaluations, which is more than the budget of %d; give more."
                            .formatted(candidate.text(), cost, amount));
        }
        return steps;
    }
}
