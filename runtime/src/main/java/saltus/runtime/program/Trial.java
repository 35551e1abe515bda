package saltus.runtime.program;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import saltus.runtime.BadInputException;

/** Runs what a user's module does for the first time, which may never end. */
final class Trial {
    /** How long it may take. */
    static final int PATIENCE_SECONDS = 120;

    private Trial() {}

    /**
     * Waits for the end of something.
     *
     * @param name of its thread
     * @param late what is thrown if it does not end, given the cause
     */
    static void of(String name, Runnable trial, Function<Exception, BadInputException> late) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        trial.run();
                        end.complete(null);
                    } catch (RuntimeException | Error e) {
                        end.completeExceptionally(e);
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        try {
            end.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw late.apply(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late.apply(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
