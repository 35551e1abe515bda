package saltus.runtime;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/**
 * Makes what a step of work needs before the step comes, on threads of its own. What a step needs is a function of its number, so that
 * the result does not depend on who was faster. Not for use by several threads.
 *
 * @param <T> what a step needs
 */
public final class Ahead<T> implements AutoCloseable {
    private final LongFunction<T> make;
    private final long end;
    private final int depth;
    private final ExecutorService threads;
    private final Map<Long, Future<T>> coming = new HashMap<>();
    private long waited;

    /**
     * @param make what a step needs, by its number
     * @param end no step from this one on is prepared
     * @param depth steps that are prepared at a time, at least 1: as many results are held
     */
    public Ahead(LongFunction<T> make, long end, int depth) {
        this.make = make;
        this.end = end;
        this.depth = depth;
        this.threads = Executors.newFixedThreadPool(
                Math.min(depth, Runtime.getRuntime().availableProcessors()), work -> {
                    Thread thread = new Thread(work, "saltus-ahead");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * What a step needs. It may throw what making it threw.
     *
     * @param step any; quickly had if it is the one after the last that was asked for
     */
    public T take(long step) {
        coming.keySet().removeIf(other -> other < step || other >= step + depth);
        for (long next = step; next < Math.min(end, step + depth); next++) {
            long number = next;
            coming.computeIfAbsent(number, n -> threads.submit(() -> make.apply(number)));
        }
        Future<T> future = coming.remove(step);
        long begun = System.nanoTime();
        T made = future == null ? make.apply(step) : finished(future, step);
        waited += System.nanoTime() - begun;
        return made;
    }

    private T finished(Future<T> future, long step) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("only unchecked exceptions leave a function", e);
        } catch (InterruptedException e) {
            // whoever stops a training stops it between two steps
            Thread.currentThread().interrupt();
            return make.apply(step);
        }
    }

    /** Seconds that {@link #take} has waited, in all. */
    public double waited() {
        return waited / 1e9;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
