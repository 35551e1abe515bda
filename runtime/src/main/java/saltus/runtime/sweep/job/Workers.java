package saltus.runtime.sweep.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.Place;
import saltus.runtime.train.ProgressLine;
import saltus.runtime.train.RunFolder;

/** Trains what has not been trained yet, several processes at a time. */
public final class Workers {
    private static final int LOCK_SECONDS = 30;
    private static final int LOCK_MILLIS = 100;
    private static final int BAR_MILLIS = 500;

    /** After so many something is wrong with the machine. */
    private static final int MOST_FAILURES = 3;

    private final ChildCommand child;
    private final int jobs;
    private final List<String> shared;
    private final String data;
    private final String metric;
    private final Path runs;
    private final Map<Candidate, Outcome> refused = new ConcurrentHashMap<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /**
     * Workers.
     *
     * @param child what trains
     * @param jobs processes at a time
     * @param shared arguments of all trainings
     * @param data fingerprint of what is learnt
     * @param metric by which samples are measured
     * @param runs folder of all runs
     */
    public Workers(ChildCommand child, int jobs, List<String> shared, String data, String metric, Path runs) {
        this.child = child;
        this.jobs = jobs;
        this.shared = List.copyOf(shared);
        this.data = data;
        this.metric = metric;
        this.runs = runs;
    }

    /**
     * Trains, in this order; what was refused with one seed is not tried with another.
     *
     * @param title stands before the bar
     * @param terminal true if lines can be drawn over
     * @return how each ended
     * @throws BadInputException if some ended without a result, when the others have ended
     */
    public Map<Training, Outcome> run(List<Training> wanted, String title, boolean terminal) {
        List<TrainingJob> all = wanted.stream()
                .map(training -> new TrainingJob(training, shared, data, metric, runs))
                .toList();
        Map<Training, Outcome> known = new LinkedHashMap<>();
        all.forEach(job -> job.outcome().read().ifPresent(outcome -> known.put(job.training(), outcome)));
        List<TrainingJob> open =
                all.stream().filter(job -> !known.containsKey(job.training())).toList();
        open.forEach(TrainingJob::requireNoLonger);
        if (!open.isEmpty()) {
            known.putAll(train(open, title, terminal));
        }
        if (!failures.isEmpty()) {
            throw new BadInputException(
                    "%s (%d trainings did); correct what it says and repeat the command, which goes on with the others."
                            .formatted(failures.element(), failures.size()));
        }
        Map<Training, Outcome> ordered = new LinkedHashMap<>();
        wanted.forEach(
                training -> Optional.ofNullable(known.get(training)).ifPresent(end -> ordered.put(training, end)));
        return ordered;
    }

    private Map<Training, Outcome> train(List<TrainingJob> open, String title, boolean terminal) {
        Set<TrainingJob> running = ConcurrentHashMap.newKeySet();
        Map<Training, Outcome> ended = new ConcurrentHashMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        double total = open.stream().mapToDouble(job -> job.training().work()).sum();
        try (Children children = new Children(child);
                ProgressLine line = ProgressLine.onStandardError(title, terminal, 0, Math.round(total))) {
            List<Future<?>> futures = new ArrayList<>();
            for (TrainingJob job : open) {
                futures.add(pool.submit(() -> {
                    running.add(job);
                    try {
                        run(children, job).ifPresent(outcome -> ended.put(job.training(), outcome));
                    } finally {
                        running.remove(job);
                    }
                    return null;
                }));
            }
            for (Future<?> future : futures) {
                await(future, () -> line.at(Math.round(work(ended, running)), words(open.size(), ended.size())));
            }
            line.at(Math.round(total), words(open.size(), ended.size()));
        } finally {
            pool.shutdownNow();
        }
        return ended;
    }

    private static double work(Map<Training, Outcome> ended, Set<TrainingJob> running) {
        double done = ended.keySet().stream().mapToDouble(Training::work).sum();
        return done
                + running.stream()
                        .mapToDouble(job -> {
                            long made = LoggedSteps.last(new RunFolder(job.folder()).log());
                            return job.training().work()
                                    * Math.min(
                                            1.0, (double) made / job.training().steps());
                        })
                        .sum();
    }

    private static String words(int all, int ended) {
        return "%d of %d trainings".formatted(ended, all);
    }

    private static void await(Future<?> future, Runnable now) {
        while (true) {
            now.run();
            try {
                future.get(BAR_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException waiting) {
                // the bar goes on
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BadInputException("The sweep was interrupted; the same command goes on with it.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException mistake) {
                    throw mistake;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** Trains; empty if it ended without a result. */
    private Optional<Outcome> run(Children children, TrainingJob job) throws InterruptedException {
        Optional<Outcome> before =
                Optional.ofNullable(refused.get(job.training().candidate()));
        if (before.isPresent() || failures.size() >= MOST_FAILURES) {
            return before;
        }
        List<String> command = job.command();
        awaitFree(job.folder());
        Optional<Integer> code = children.run(command, job.threads(), job.output());
        if (code.isEmpty()) {
            TimeUnit.DAYS.sleep(1); // this process is ending
        }
        Optional<Outcome> outcome = code.flatMap(job::ended);
        outcome.ifPresentOrElse(job.outcome()::write, () -> failures.add(job.failed(code.orElse(-1))));
        outcome.filter(Outcome.Refused.class::isInstance)
                .ifPresent(said -> refused.putIfAbsent(job.training().candidate(), said));
        return outcome;
    }

    /** The children of a command that was killed end by themselves, a moment later. */
    private static void awaitFree(Path folder) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOCK_SECONDS);
        while (Place.isTaken(folder)) {
            try {
                FolderLock.of(folder).close();
                return;
            } catch (BadInputException taken) {
                if (System.nanoTime() > deadline) {
                    throw taken;
                }
                TimeUnit.MILLISECONDS.sleep(LOCK_MILLIS);
            }
        }
    }
}
