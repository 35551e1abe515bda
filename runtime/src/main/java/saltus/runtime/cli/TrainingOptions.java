package saltus.runtime.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import saltus.runtime.BadInputException;

/** The options of {@code train} that a sweep hands on, or varies. */
final class TrainingOptions {
    private static final String OPTION = "--";

    /** Beside its own options, what a sweep decides for each training. */
    private static final Set<String> DECIDED = Set.of("steps", "seed", "out", "data", "metric", "dry-run", "max-hours");

    private static final String TRAIN = "train";

    private final CommandLine train;

    /** The options of a command line's {@code train}. */
    TrainingOptions(CommandLine root) {
        this.train = Objects.requireNonNull(root.getSubcommands().get(TRAIN), TRAIN);
    }

    /** Those that take one value and may be varied, without dashes before them. */
    Collection<String> varied() {
        Set<String> names = new TreeSet<>();
        for (OptionSpec option : train.getCommandSpec().options()) {
            String name = option.longestName().replaceFirst("^" + OPTION, "");
            if (option.arity().max() == 1 && option.arity().min() == 1 && !DECIDED.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /**
     * Refuses options that a training does not take, or that are not a sweep's to hand on.
     *
     * @param handed options and values
     */
    void check(List<String> handed) {
        for (String argument : handed) {
            String name = argument.replaceFirst("=.*", "").replaceFirst("^" + OPTION, "");
            if (argument.startsWith(OPTION) && DECIDED.contains(name)) {
                throw new BadInputException(
                        "'%s' stands behind '--', where options of all trainings do; a sweep decides it, by an option of its own before that."
                                .formatted(argument));
            }
        }
        List<String> arguments = new ArrayList<>(List.of("RECIPE"));
        arguments.addAll(handed);
        train.parseArgs(arguments.toArray(String[]::new));
    }

    /** Refuses values of an option that no training takes. */
    void check(String option, Collection<String> values) {
        new LinkedHashSet<>(values).forEach(value -> train.parseArgs("RECIPE", OPTION + option, value));
    }
}
