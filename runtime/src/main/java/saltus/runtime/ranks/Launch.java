package saltus.runtime.ranks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import saltus.runtime.BadInputException;

/**
 * Starts the ranks of a training on this machine, each a process of this Java with the same arguments, and waits for them. When this
 * process is asked to end, rank 0 is asked, too; when it dies, they end with their standard input.
 */
public final class Launch {
    /** Set for ranks that a launch has started: it tells who was lost, where rank 0 cannot. */
    private static final String LAUNCHED = "SALTUS_LAUNCHED";

    /** How long others have to notice that a rank has ended, before they are ended. */
    private static final int GRACE_SECONDS = Line.SILENCE_SECONDS + 5;

    /** How long rank 0 has to explain itself when another rank fails, which may have failed for the same reason. */
    private static final int EXPLAIN_SECONDS = 3;

    private static final int POLL_MILLIS = 50;
    private static final int SIGNAL = 128;

    /** Codes of a process that was asked to end: by Ctrl-C, by SIGTERM. */
    private static final Set<Integer> ASKED = Set.of(130, 143);

    private final String mainClass;
    private final int lost;
    private final Consumer<String> says;
    private final List<Process> ranks = new ArrayList<>();
    private final List<Errors> errors = new ArrayList<>();
    private volatile boolean ending;

    /**
     * @param mainClass reads its standard input, and ends the process at its end
     * @param lost the code with which a rank ends that has lost another
     * @param says gets what ranks cannot say
     */
    public Launch(String mainClass, int lost, Consumer<String> says) {
        this.mainClass = mainClass;
        this.lost = lost;
        this.says = says;
    }

    /** True if this process was started by a launch. */
    public static boolean isRank() {
        return System.getenv(LAUNCHED) != null;
    }

    /**
     * Runs all ranks.
     *
     * @param count how many, at least 2
     * @param arguments of each
     * @return the exit code of rank 0, or that of a lost rank
     */
    public int run(int count, List<String> arguments) {
        Thread hook = new Thread(this::end, "end of the ranks");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            int port = freePort();
            for (int i = 0; i < count; i++) {
                start(i, count, port, arguments);
            }
            return await();
        } catch (IOException e) {
            throw new BadInputException("The ranks cannot be started: " + e.getMessage() + ".", e);
        } finally {
            ranks.forEach(Process::destroyForcibly);
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException shuttingDown) {
                // the hook is at work
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private void start(int number, int count, int port, List<String> arguments) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), mainClass));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        if (number == 0) {
            builder.redirectOutput(ProcessBuilder.Redirect.INHERIT).redirectError(ProcessBuilder.Redirect.INHERIT);
        } else {
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        }
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("RANK", String.valueOf(number));
        environment.put("WORLD_SIZE", String.valueOf(count));
        environment.put("LOCAL_RANK", String.valueOf(number));
        environment.put("LOCAL_WORLD_SIZE", String.valueOf(count));
        environment.put("MASTER_ADDR", InetAddress.getLoopbackAddress().getHostAddress());
        environment.put("MASTER_PORT", String.valueOf(port));
        environment.put(LAUNCHED, "1");
        builder.environment().putAll(environment);
        // threads that spin while they wait take the processor from the rank that they wait for
        builder.environment().putIfAbsent("OMP_WAIT_POLICY", "passive");
        Process process = builder.start();
        ranks.add(process);
        errors.add(number == 0 ? Errors.none() : Errors.of(process.getErrorStream()));
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private int await() {
        int first = firstFailure();
        if (first < 0) {
            return 0;
        }
        boolean explained = first == 0 || waits(ranks.get(0), EXPLAIN_SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (Process rank : ranks) {
            waits(rank, Math.max(0, (int) TimeUnit.NANOSECONDS.toSeconds(end - System.nanoTime())));
        }
        first = cause(first);
        int leader = ranks.get(0).isAlive() ? 0 : ranks.get(0).exitValue();
        if (ending || (leader == 0 && ASKED.contains(ranks.get(first).exitValue()))) {
            return ending ? leader : ranks.get(first).exitValue();
        }
        if (leader > SIGNAL) {
            says.accept(
                    "Rank 0 of %d (process %d) was ended by signal %d; the other ranks end, too. The same command goes on from the last checkpoint."
                            .formatted(ranks.size(), ranks.get(0).pid(), leader - SIGNAL));
            return lost;
        }
        String text = errors.get(first).text();
        if (leader == lost && !text.isBlank()) {
            says.accept("Rank %d said at its end:%s%s".formatted(first, System.lineSeparator(), text.strip()));
        }
        if (leader != 0 && explained) {
            return leader;
        }
        says.accept("Rank %d of %d (process %d) ended with code %d%s"
                .formatted(
                        first,
                        ranks.size(),
                        ranks.get(first).pid(),
                        ranks.get(first).exitValue(),
                        text.isBlank() ? "." : ":" + System.lineSeparator() + text.strip()));
        return leader != 0 ? leader : ranks.get(first).exitValue();
    }

    /** Of the ranks that have ended, one that did not end for want of another. */
    private int cause(int first) {
        for (int i = 0; i < ranks.size(); i++) {
            Process rank = ranks.get(i);
            if (!rank.isAlive() && rank.exitValue() != 0 && rank.exitValue() != lost) {
                return i;
            }
        }
        return first;
    }

    /** The first rank to end with another code than 0; negative if all have ended well. */
    private int firstFailure() {
        while (true) {
            boolean over = true;
            for (int i = 0; i < ranks.size(); i++) {
                Process rank = ranks.get(i);
                if (rank.isAlive()) {
                    over = false;
                } else if (rank.exitValue() != 0) {
                    return i;
                }
            }
            if (over) {
                return -1;
            }
            waits(ranks.get(0).isAlive() ? ranks.get(0) : ranks.get(ranks.size() - 1), 0);
        }
    }

    private static boolean waits(Process rank, int seconds) {
        try {
            return rank.waitFor(Math.max(POLL_MILLIS, TimeUnit.SECONDS.toMillis(seconds)), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void end() {
        ending = true;
        if (ranks.isEmpty()) {
            return;
        }
        // rank 0 stops all others, after a checkpoint; destroying a process would close its streams
        ranks.get(0).toHandle().destroy();
        for (Process rank : ranks) {
            try {
                rank.waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** What a rank says on its standard error, which nobody reads unless it is the reason for the end. */
    private static final class Errors {
        private static final int MOST = 20_000;

        private final StringBuilder text = new StringBuilder();

        static Errors none() {
            return new Errors();
        }

        static Errors of(InputStream stream) {
            Errors errors = new Errors();
            Thread reader = new Thread(() -> errors.read(stream), "errors of a rank");
            reader.setDaemon(true);
            reader.start();
            return errors;
        }

        private void read(InputStream stream) {
            byte[] buffer = new byte[4096];
            try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                    add(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                // its end
            }
        }

        private synchronized void add(String more) {
            text.append(more);
            text.delete(0, Math.max(0, text.length() - MOST));
        }

        synchronized String text() {
            return text.toString();
        }
    }
}
