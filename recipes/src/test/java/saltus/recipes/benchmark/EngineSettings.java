package saltus.recipes.benchmark;

import ai.djl.Device;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import saltus.recipes.MeanFlowPipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Task;
import saltus.runtime.program.Devices;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Whether what Saltus sets in the engine's environment is worth it: a whole step with each setting as Saltus has it and as
 * the engine would have it, in processes of their own, by turns, so that what else the machine does falls on all. Told are
 * the time of a step and its processor time, both of the middle process of the rounds.
 */
public final class EngineSettings {
    private static final int ROUNDS = Integer.getInteger("saltus.rounds", 3);
    private static final double SECONDS = 4;

    private static final Map<String, Map<String, String>> SETTINGS = new LinkedHashMap<>();

    static {
        SETTINGS.put("as Saltus sets them", Map.of());
        SETTINGS.put("usual pages", Map.of("THP_MEM_ALLOC_ENABLE", "0"));
        SETTINGS.put("spinning on", Map.of("GOMP_SPINCOUNT", "300000"));
        SETTINGS.put("passive waiting", Map.of("OMP_WAIT_POLICY", "passive"));
    }

    /**
     * What is measured.
     *
     * @param network in the words of the command line
     * @param side of the latents
     * @param batch rows of a step
     * @param threads of the engine
     */
    private record Work(String network, int side, int batch, int threads) {}

    private static final List<Work> WORKS = List.of(
            new Work("sit:384x6x6/2", 32, 4, 1),
            new Work("sit:384x6x6/2", 32, 4, 2),
            new Work("sit:128x4x4/2", 8, 64, 2));

    private EngineSettings() {}

    /** Prints a line for each network and setting; in a child, the seconds of a step and of processors. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            child(new Work(
                    arguments[0],
                    Integer.parseInt(arguments[1]),
                    Integer.parseInt(arguments[2]),
                    Integer.parseInt(arguments[3])));
            return;
        }
        for (Work work : WORKS) {
            Map<String, List<double[]>> measured = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Map<String, String>> setting : SETTINGS.entrySet()) {
                    String[] numbers = ChildJava.said(
                                    setting.getValue(),
                                    "-Xmx2g",
                                    EngineSettings.class.getName(),
                                    work.network(),
                                    "" + work.side(),
                                    "" + work.batch(),
                                    "" + work.threads())
                            .split(" ");
                    measured.computeIfAbsent(setting.getKey(), name -> new ArrayList<>())
                            .add(new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])});
                }
            }
            System.out.printf("%s, batch %d, threads %d%n", work.network(), work.batch(), work.threads());
            measured.forEach((name, times) -> System.out.printf(
                    Locale.ROOT,
                    "  %-20s %9.1f ms a step, %9.1f of processors%n",
                    name,
                    1e3 * middle(times, 0),
                    1e3 * middle(times, 1)));
        }
    }

    private static double middle(List<double[]> times, int which) {
        double[] sorted =
                times.stream().mapToDouble(pair -> pair[which]).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void child(Work work) {
        Devices.useThreads(work.threads());
        DataSet data = new RandomLatents(work.side());
        MeanFlowPipeline pipeline = new MeanFlowPipeline();
        Architecture network =
                Architectures.open(work.network(), Task.of(data, pipeline)).value();
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).batchSize(work.batch()).build();
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        try (Trainer trainer = new Trainer(pipeline, network, data, settings, Device.cpu())) {
            trainer.next();
            long begun = System.nanoTime();
            long before = system.getProcessCpuTime();
            int steps = 0;
            while (steps < 2 || System.nanoTime() - begun < 1e9 * SECONDS) {
                trainer.next();
                steps++;
            }
            System.out.printf(
                    Locale.ROOT,
                    "%.6f %.6f%n",
                    (System.nanoTime() - begun) / 1e9 / steps,
                    (system.getProcessCpuTime() - before) / 1e9 / steps);
        }
    }
}
