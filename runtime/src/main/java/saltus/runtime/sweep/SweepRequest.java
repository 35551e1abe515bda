package saltus.runtime.sweep;

import java.nio.file.Path;
import java.util.List;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.sweep.choice.Factor;
import saltus.runtime.sweep.choice.LeftOut;

/**
 * What is varied, and how that is judged.
 *
 * @param base the recipe that others are compared with
 * @param factors what is varied
 * @param leftOut components that are not tried, though all were asked for
 * @param changes slots at most that may differ from the base at once
 * @param data text of what is learnt
 * @param content fingerprint of what is learnt
 * @param metric by which samples are measured
 * @param budget of a training
 * @param seeds of each candidate
 * @param halving how candidates become fewer
 * @param jobs trainings at a time
 * @param shared options of all trainings, data and threads among them
 * @param out the folder of the sweep
 */
public record SweepRequest(
        Pipeline base,
        List<Factor> factors,
        List<LeftOut> leftOut,
        int changes,
        String data,
        String content,
        String metric,
        Budget budget,
        int seeds,
        Halving halving,
        int jobs,
        List<String> shared,
        Path out) {
    private static final int LEAST_SEEDS = 2;

    public SweepRequest {
        factors = List.copyOf(factors);
        leftOut = List.copyOf(leftOut);
        shared = List.copyOf(shared);
        if (seeds < LEAST_SEEDS) {
            throw new BadInputException(
                    "With --seeds %d nobody can tell a difference from noise; give %d or more, such as 5."
                            .formatted(seeds, LEAST_SEEDS));
        }
        if (jobs < 1 || changes < 1) {
            throw new BadInputException("--jobs %d and --changes %d have to be 1 or more; correct what is smaller."
                    .formatted(jobs, changes));
        }
        if (factors.stream().allMatch(factor -> factor.choices().size() == 1)) {
            throw new BadInputException(
                    "Nothing is varied, since every choice is what %s has already; give another with --vary SLOT=CHOICE,CHOICE."
                            .formatted(base.card().recipe()));
        }
    }
}
