package saltus.runtime.sweep.job;

/**
 * A training that is wanted.
 *
 * @param candidate what is trained
 * @param seed decides weights, batches and draws; the same for all candidates
 * @param steps in all, those that an earlier and shorter training of it has made included
 */
public record Training(Candidate candidate, int seed, long steps) {
    /** Its work, in forward evaluations of a whole batch. */
    double work() {
        return steps * candidate.cost().orElse(1);
    }
}
