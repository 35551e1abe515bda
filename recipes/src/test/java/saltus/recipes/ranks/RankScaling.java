package saltus.recipes.ranks;

import ai.djl.Device;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import saltus.pipeline.Evaluations;
import saltus.recipes.MeanFlowPipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.identity.Identity;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Task;
import saltus.runtime.program.BatchParts;
import saltus.runtime.program.Devices;
import saltus.runtime.program.Exchange;
import saltus.runtime.program.LocalSteps;
import saltus.runtime.ranks.Meeting;
import saltus.runtime.ranks.RankPlace;
import saltus.runtime.train.ImmutableTrainingSettings;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Weak scaling on this machine: as many rows on each rank, on 1, 2 and 4 ranks of one thread. Beside each the same processes
 * that do not meet, so that what the machine's processors and memory make of several is told apart from what meeting costs; and
 * how fast numbers of each rank reach all others, beside how fast memory copies them.
 */
public final class RankScaling {
    private static final int ROWS = 16;
    private static final int STEPS = 12;
    private static final String NETWORK = System.getProperty("saltus.network", "sit:128x4x4/2");

    private RankScaling() {}

    /** Prints a line for each number of ranks. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        double alone = 0;
        for (int ranks : new int[] {1, 2, 4}) {
            double apart = run(ranks, false);
            double together = ranks == 1 ? apart : run(ranks, true);
            alone = ranks == 1 ? together : alone;
            System.out.printf(
                    Locale.ROOT,
                    "%d ranks: %.0f ms a step, %.0f without meeting; efficiency %.2f, %.2f of it the machine's%n",
                    ranks,
                    together,
                    apart,
                    alone / together,
                    alone / apart);
        }
    }

    private static double run(int ranks, boolean meeting) throws IOException, InterruptedException {
        int port;
        try (ServerSocket any = new ServerSocket(0)) {
            port = any.getLocalPort();
        }
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < ranks; i++) {
            ProcessBuilder builder = OtherJava.of(
                            "-Dsaltus.network=" + NETWORK, Racer.class.getName(), String.valueOf(meeting))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(TogetherTest.environment(i, ranks, port));
            processes.add(builder.start());
        }
        double slowest = 0;
        for (Process process : processes) {
            String said = new String(process.getInputStream().readAllBytes(), "UTF-8").strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("a rank ended with code " + process.exitValue());
            }
            String[] lines = said.split("\n");
            for (int i = 0; i < lines.length - 1; i++) {
                System.out.println(lines[i]);
            }
            slowest = Math.max(slowest, Double.parseDouble(lines[lines.length - 1]));
        }
        return slowest;
    }

    /** A rank: prints the milliseconds of a step, the middle one of all. */
    public static final class Racer {
        private static final int MEGA = 1_000_000;

        private Racer() {}

        public static void main(String[] arguments) {
            Devices.useThreads(1);
            Devices.engine();
            int ranks = Integer.parseInt(System.getenv("WORLD_SIZE"));
            int number = Integer.parseInt(System.getenv("RANK"));
            boolean meeting = Boolean.parseBoolean(arguments[0]);
            if (meeting) {
                RankPlace place = RankPlace.of(System.getenv()).orElseThrow();
                Meeting all = new Meeting(
                        place,
                        new Identity(Map.of()),
                        (sentence, isKnown) -> Runtime.getRuntime().halt(1));
                AutoCloseable line = place.leads() ? all.call(news -> {}) : all.come();
                assert line != null;
            }
            System.out.println(milliseconds(meeting ? new BatchParts(ranks, number, 1) : BatchParts.WHOLE));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static double milliseconds(BatchParts parts) {
            DataSet data = DataSources.open("digits").value();
            Architecture network = Architectures.open(
                            NETWORK, new Task(data.kind(), data.sample(), data.classes(), Extras.NONE))
                    .value();
            TrainingSettings settings = TrainingSettings.defaults(data.kind())
                    .batchSize(ROWS * parts.ranks())
                    .steps(STEPS + 3)
                    .build();
            try (Trainer trainer = new Trainer(
                    new MeanFlowPipeline(), network, data, settings, Evaluations.PLANNED, parts, Device.cpu())) {
                for (int i = 0; i < 3; i++) {
                    trainer.next();
                }
                double[] times = new double[STEPS];
                for (int i = 0; i < STEPS; i++) {
                    long begun = System.nanoTime();
                    trainer.next();
                    times[i] = (System.nanoTime() - begun) / (double) MEGA;
                }
                if (parts.ranks() > 1) {
                    bandwidth(parts, network.parameters());
                    meetings(parts, network, data, settings);
                }
                Arrays.sort(times);
                return times[STEPS / 2];
            }
        }

        /** Of ranks that make steps of their own: how long they meet. */
        private static void meetings(BatchParts parts, Architecture network, DataSet data, TrainingSettings settings) {
            TrainingSettings local = ImmutableTrainingSettings.copyOf(settings)
                    .withLocalSteps(new LocalSteps(1, LocalSteps.USUAL_RATE, LocalSteps.USUAL_MOMENTUM));
            try (Trainer trainer = new Trainer(
                    new MeanFlowPipeline(), network, data, local, Evaluations.PLANNED, parts, Device.cpu())) {
                trainer.setOut();
                trainer.next();
                double best = Double.POSITIVE_INFINITY;
                for (int i = 0; i < STEPS; i++) {
                    long begun = System.nanoTime();
                    trainer.meet();
                    best = Math.min(best, System.nanoTime() - begun);
                }
                if (parts.rank() == 0) {
                    System.out.printf(Locale.ROOT, "  after steps of their own they meet for %.1f ms%n", best / MEGA);
                }
            }
        }

        /** Of as many numbers as the network has parameters: what reaches a rank from the others, and a copy in memory. */
        private static void bandwidth(BatchParts parts, long parameters) {
            float[] own = new float[(int) Math.min(parameters, 1 << 24)];
            try (Exchange exchange = new Exchange(parts.ranks())) {
                double best = Double.POSITIVE_INFINITY;
                double copied = Double.POSITIVE_INFINITY;
                for (int i = 0; i < 5; i++) {
                    long begun = System.nanoTime();
                    exchange.all(own);
                    best = Math.min(best, System.nanoTime() - begun);
                    begun = System.nanoTime();
                    float[] copy = own.clone();
                    copied = Math.min(copied, System.nanoTime() - begun + (copy.length == 0 ? 1 : 0));
                }
                double bytes = (double) own.length * Float.BYTES;
                if (parts.rank() == 0) {
                    System.out.printf(
                            Locale.ROOT,
                            "  %.1f MB of each of %d ranks reach all in %.1f ms, %.2f GB/s into each rank; a copy in memory %.1f GB/s%n",
                            bytes / MEGA,
                            parts.ranks(),
                            best / MEGA,
                            bytes * (parts.ranks() - 1) / best,
                            bytes / copied);
                }
            }
        }
    }
}
