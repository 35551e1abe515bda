package saltus.runtime.program;

import ai.djl.Device;
import saltus.pipeline.TrainingStep;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.Fitting;
import saltus.runtime.memory.MemoryNeed;

/** Memory of a training step by the size of its batch. */
final class StepMemory {
    /** The batch that its source makes, and that of the step. */
    private static final int COPIES = 2;

    private final TrainingStep step;
    private final BatchParts parts;
    private final GraphMemory graph;
    private final MemoryNeed kept;

    /** @param kept what the step reads and changes beside its batch */
    StepMemory(TrainingStep step, PlannedStep planned, MemoryNeed kept) {
        this.step = step;
        this.parts = planned.parts();
        this.graph = new GraphMemory(planned);
        this.kept = kept;
    }

    /** What a batch of so many rows takes, with the state that it trains. */
    private MemoryNeed of(int rows) {
        return kept.plus(fed(step, parts.onRank(rows))).plus(new MemoryNeed(0, graph.bytes(parts, rows)));
    }

    /** What a batch of so many rows and its draws take themselves. */
    static MemoryNeed fed(TrainingStep step, int rows) {
        double drawn = step.draws().stream()
                .mapToDouble(draw -> (double) draw.shape().fixedSize() * Double.BYTES)
                .sum();
        double batch = (double) step.sampleSize() * Float.BYTES + Long.BYTES;
        double heap = rows * (drawn + batch * COPIES);
        // what the program reads lies outside of the heap, in double precision at most
        double passing = rows * (drawn + 2 * batch);
        return new MemoryNeed(heap, passing);
    }

    /**
     * Refuses a batch that is too large.
     *
     * @throws BadInputException if it does not fit, with the size that does
     */
    void require(Device device) {
        long longest = Math.max(
                step.sampleSize(),
                step.draws().stream()
                        .mapToLong(draw -> draw.shape().fixedSize())
                        .max()
                        .orElse(1));
        new Fitting(NativeEngine.limit(device))
                .require(
                        step.batchSize(),
                        longest * Double.BYTES, // buffers count bytes
                        this::of,
                        "A training step of a batch of %,d samples",
                        "--batch",
                        "choose a smaller network, or hold less of it (--recompute, --accumulate)");
    }
}
