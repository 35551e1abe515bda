package saltus.runtime.sweep.job;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The processes that run. When this process is asked to end they are asked, too, and have some seconds to write a
 * checkpoint.
 */
final class Children implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ChildCommand command;
    private final Set<Process> running = new HashSet<>();
    private final Thread hook = new Thread(this::end, "end of a sweep");
    private boolean isEnding;

    Children(ChildCommand command) {
        this.command = command;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /**
     * Starts a process and waits for its end.
     *
     * @param threads that its engine may use
     * @param output gets all that it says
     * @return its exit code; empty if this process is ending, and its children with it
     */
    Optional<Integer> run(List<String> arguments, int threads, Path output) throws InterruptedException {
        Optional<Process> started = start(arguments, threads, output);
        if (started.isEmpty()) {
            return Optional.empty();
        }
        Process process = started.get();
        try {
            int code = process.waitFor();
            return ended(process) ? Optional.empty() : Optional.of(code);
        } catch (InterruptedException e) {
            process.destroy();
            throw e;
        }
    }

    private synchronized Optional<Process> start(List<String> arguments, int threads, Path output) {
        if (isEnding) {
            return Optional.empty();
        }
        Process process = command.start(arguments, threads, output);
        running.add(process);
        return Optional.of(process);
    }

    /** Forgets a process; true if it was asked to end. */
    private synchronized boolean ended(Process process) {
        running.remove(process);
        return isEnding;
    }

    private void end() {
        Set<Process> left;
        synchronized (this) {
            isEnding = true;
            left = Set.copyOf(running);
        }
        // a process that destroys another one closes its streams, too, which would end it at once
        left.forEach(process -> process.toHandle().destroy());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Process process : left) {
            try {
                if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // the hook is at work
        }
    }
}
