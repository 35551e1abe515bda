package saltus.runtime.train;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;
import saltus.runtime.memory.FreeMemory;
import saltus.runtime.program.StateNumbers;
import saltus.runtime.program.TrainingState;

/**
 * Writes checkpoints while training goes on, from a copy of the state, where it takes a while and memory has room for the copy; else
 * between two steps. One at a time.
 */
final class CheckpointWriter implements AutoCloseable {
    /** Less is written in less time than a copy and a thread are worth. */
    private static final double LARGE = 1 << 26;

    private final Executor besides;
    private final double large;
    private final DoubleSupplier room;
    private Optional<Writing> writing = Optional.empty();

    private record Writing(long step, CompletableFuture<Void> done) {}

    CheckpointWriter() {
        this(task -> new Thread(task, "saltus-checkpoint").start(), LARGE, FreeMemory::here);
    }

    /**
     * @param besides runs what is done while training goes on
     * @param large bytes of a state that is worth it
     * @param room bytes that there are for a copy
     */
    CheckpointWriter(Executor besides, double large, DoubleSupplier room) {
        this.besides = besides;
        this.large = large;
        this.room = room;
    }

    /** How the numbers of a checkpoint get to their file, whenever that is. */
    @FunctionalInterface
    interface Content {
        /** What writes them, with all that is no number remembered as it is now. */
        Runnable of(StateNumbers state);
    }

    /**
     * Writes a checkpoint, after the one that is being written.
     *
     * @param step after which the state is as it is
     * @param goesOn true if other steps follow
     * @throws RuntimeException whatever the content throws, now or by one of the next calls
     */
    void write(long step, TrainingState state, boolean goesOn, Content content) {
        await();
        double bytes = state.bytes();
        if (goesOn && bytes >= large && bytes <= room.getAsDouble()) {
            StateNumbers copy = state.copied();
            Runnable file = content.of(copy);
            writing = Optional.of(new Writing(
                    step,
                    CompletableFuture.runAsync(
                            () -> {
                                try (copy) {
                                    file.run();
                                }
                            },
                            besides)));
        } else {
            content.of(state.numbers()).run();
            writing = Optional.of(new Writing(step, CompletableFuture.completedFuture(null)));
        }
    }

    /** The step of the file that was completed since this was asked last. */
    OptionalLong completed() {
        return writing.isPresent() && writing.get().done().isDone() ? await() : OptionalLong.empty();
    }

    /** The same, when what is being written is there; who interrupts this waits, too. */
    OptionalLong await() {
        Optional<Writing> last = writing;
        writing = Optional.empty();
        try {
            last.ifPresent(one -> one.done().join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw e;
        }
        return last.map(one -> OptionalLong.of(one.step())).orElseGet(OptionalLong::empty);
    }

    /** Waits for what is being written; what is wrong with it is no matter where a run ends for another reason. */
    @Override
    public void close() {
        writing.ifPresent(
                one -> one.done().handle((nothing, problem) -> nothing).join());
    }
}
