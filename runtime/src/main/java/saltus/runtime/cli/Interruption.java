package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import saltus.runtime.train.TrainingListener;

/**
 * What Ctrl-C, SIGTERM and the end of a session ask of a training: to end after the step that it is at, with a checkpoint. The
 * virtual machine waits for that, and exits with the code of the signal.
 */
final class Interruption implements TrainingListener {
    private static final long MOST_MINUTES = 10;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Runnable told;
    private final Thread hook = new Thread(this::ask, "saltus-interruption");
    private volatile boolean asked;

    private Interruption(Runnable told) {
        this.told = told;
    }

    /** Watches for signals until it is closed. */
    static Interruption watching(PrintWriter says) {
        return watching(() -> {
            says.println();
            says.println("saltus: stopping after this step; the same command goes on from there.");
            says.flush();
        });
    }

    /**
     * Watches for signals until it is closed.
     *
     * @param told is run when one has come
     */
    static Interruption watching(Runnable told) {
        Interruption interruption = new Interruption(told);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void ask() {
        asked = true;
        told.run();
        try {
            done.await(MOST_MINUTES, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean wantsToStop() {
        return asked;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // it is what was waited for
        }
    }
}
