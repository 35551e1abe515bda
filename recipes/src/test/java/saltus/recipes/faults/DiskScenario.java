package saltus.recipes.faults;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command, after one that nothing happens to. */
enum DiskScenario {
    TRAINING(null, training(12)),
    TRAINING_THAT_GOES_ON(training(7), training(12)),
    SAMPLING(training(7), "sample WORK/run --count 10 --out WORK/drawn"),
    EXPORTING(training(7), "export WORK/run --out WORK/given"),
    EVALUATING(training(7), "evaluate WORK/run --count 10 --metric energy"),
    COMPARING(
            null,
            "compare MeanFlow FlowMatching --data moons --network mlp:8x1 --steps 3 --batch 8 --count 100 --out WORK/all");

    private final @Nullable String before;
    private final String command;

    DiskScenario(@Nullable String before, String command) {
        this.before = before;
        this.command = command;
    }

    /** No interval divides another or the number of steps. */
    private static String training(int steps) {
        return "train MeanFlow --data digits --network resconv:8x1/4 --metric none --batch 16 --log-every 3 --checkpoint-every 5"
                + " --out WORK/run --steps " + steps;
    }

    /** The command that comes first; {@code WORK} stands for the working folder. */
    Optional<String> before() {
        return Optional.ofNullable(before);
    }

    /** The command that meets faults. */
    String command() {
        return command;
    }

    /** True if the command's words tell no times. */
    boolean saysTheSame() {
        return this != COMPARING;
    }
}
