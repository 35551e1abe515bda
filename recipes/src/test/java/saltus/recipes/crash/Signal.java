package saltus.recipes.crash;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What ends a command before it is done. */
enum Signal {
    KILL,
    TERM,
    INT;

    private static final int PATIENCE_SECONDS = 60;

    /** One of them. */
    static Signal draw(RandomGenerator random) {
        List<Signal> all = List.of(values());
        return all.get(random.nextInt(all.size()));
    }

    /**
     * Sends it, and waits until the process is gone.
     *
     * @return false if the process had to be killed otherwise
     */
    boolean end(Process process) throws IOException, InterruptedException {
        if (this == KILL) {
            process.destroyForcibly();
        } else {
            new ProcessBuilder("kill", "-" + name(), String.valueOf(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        }
        boolean gone = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!gone) {
            process.destroyForcibly().waitFor();
        }
        return gone;
    }
}
