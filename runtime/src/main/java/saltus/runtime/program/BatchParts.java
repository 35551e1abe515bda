package saltus.runtime.program;

/**
 * The parts in which a program sees a step's batch: equally many rows on each rank, and of these equally many in each turn.
 *
 * @param ranks processes that make a step together, at least 1
 * @param rank of this one, below their number
 * @param turns in which a rank makes its rows, at least 1
 */
public record BatchParts(int ranks, int rank, int turns) {
    /** One process that makes the batch at once. */
    public static final BatchParts WHOLE = new BatchParts(1, 0, 1);

    /** The name that the process group has inside programs. */
    public static final String GROUP = "0";

    /** The variable of a program that holds the number of the part. */
    static final String OWN = "own";

    public BatchParts {
        if (ranks < 1 || rank < 0 || rank >= ranks || turns < 1) {
            throw new IllegalArgumentException(
                    "no parts of a batch: rank %d of %d in %d turns".formatted(rank, ranks, turns));
        }
    }

    /** How many there are in all. */
    public int count() {
        return ranks * turns;
    }

    /** True if there is more than one. */
    public boolean isDivided() {
        return count() > 1;
    }

    /** The first row of a batch that this rank makes. */
    public int from(int batch) {
        return batch / ranks * rank;
    }

    /** Rows of a batch that a rank makes. */
    public int onRank(int batch) {
        return batch / ranks;
    }

    /** As in "a batch in 2 ranks of 3 turns". */
    @Override
    public String toString() {
        String made = turns == 1 ? "" : turns + " turns";
        String together = ranks == 1 ? "" : ranks + " ranks";
        return together + (made.isEmpty() || together.isEmpty() ? "" : " of ") + made;
    }

    /** The number of the part, as an expression. */
    String own() {
        return turns == 1 ? Integer.toString(rank) : OWN;
    }

    /**
     * The rows of all ranks, as an expression.
     *
     * @param own those of this one, of all its turns
     */
    String all(String own) {
        return ranks == 1 ? own : "self.all_rows(" + own + ")";
    }
}
