package saltus.runtime.train;

import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** Which checkpoints of a run are kept beside the last one, as {@code --keep} has it. */
public sealed interface Keeping {
    /** How it is written. */
    String text();

    /**
     * Reads a text.
     *
     * @throws BadInputException if it says nothing
     */
    static Keeping parse(String text) {
        String[] parts = text.split(":", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        boolean counts = rest.matches("[1-9][0-9]{0,8}");
        if (parts[0].equals("last") && counts) {
            return new Last(Integer.parseInt(rest));
        }
        if (parts[0].equals("every") && counts) {
            return new Every(Long.parseLong(rest));
        }
        if (parts[0].equals("minutes") && counts) {
            return new Minutes(Integer.parseInt(rest));
        }
        if (parts[0].equals("best")) {
            return new Best(parts.length > 1 ? Optional.of(rest) : Optional.empty());
        }
        throw new BadInputException(
                "Checkpoints cannot be kept by %s; write last:N, every:STEPS, minutes:M, best or best:METRIC."
                        .formatted(Quoted.of(text)));
    }

    /**
     * The checkpoints before the last one.
     *
     * @param number of them, at least 1
     */
    record Last(int number) implements Keeping {
        @Override
        public String text() {
            return "last:" + number;
        }
    }

    /**
     * Those after a multiple of steps.
     *
     * @param steps at least 1
     */
    record Every(long steps) implements Keeping {
        @Override
        public String text() {
            return "every:" + steps;
        }
    }

    /**
     * One each so many minutes of training; the only one that asks a clock, so that two runs may keep others.
     *
     * @param minutes at least 1
     */
    record Minutes(int minutes) implements Keeping {
        @Override
        public String text() {
            return "minutes:" + minutes;
        }
    }

    /**
     * The one whose samples were best of those that were measured while the run trained.
     *
     * @param metric its name; empty for the first of the run
     */
    record Best(Optional<String> metric) implements Keeping {
        @Override
        public String text() {
            return "best" + metric.map(name -> ":" + name).orElse("");
        }
    }
}
