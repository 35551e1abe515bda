package saltus.recipes.benchmark;

import ai.djl.Device;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Prints what a training run keeps in memory over 10,000 steps: native memory, live handles of tensors and open files stay where
 * they are after the first steps.
 *
 * <p>Resident memory alone cannot tell a leak from a Java heap that fills up before its first collection, so this runs in
 * a process of its own whose heap is fixed and touched from the start: resident memory less the heap is native memory
 * (the virtual machine's own, the engine's libraries, tensors, and Java's buffers outside the heap, which only a collection
 * frees: there is one before each reading).
 *
 * <p>What still grows is Java's compiler, not the training. A run that was read every 250 steps, with the maps of the process
 * beside the virtual machine's own account, grew by 12 MB from step 250 to 500, when what a step calls is compiled, and by 2.3
 * MB at once near step 5,000, all of it in one arena of the C library, just when the optimising compiler had given back the
 * 4 MB that it had needed for a method: the library keeps them for that thread. From step 6,000 to 10,000 it grew by 0.2 MB.
 * Without the optimising compiler (-XX:TieredStopAtLevel=1) there is no jump: 0.5 MB from step 1,500 to 7,500, at 24 MB less.
 */
public final class ResidentMemory {
    private static final int HEAP_MEGABYTES = 96;
    private static final int STEPS = 10_000;
    private static final int READINGS = 10;
    private static final double KILO = 1024;
    private static final double MEGA = KILO * KILO;

    private ResidentMemory() {}

    /** Runs in a child process, with a fixed heap. */
    static void print() throws IOException {
        ChildJava.run(
                "-Xms" + HEAP_MEGABYTES + "m",
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                ResidentMemory.class.getName(),
                String.valueOf(STEPS));
    }

    /** By itself, or as the child of itself with the number of steps. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 0) {
            print();
        } else {
            train(Integer.parseInt(arguments[0]));
        }
    }

    private static void train(int steps) throws IOException {
        RandomLatents data = new RandomLatents(8);
        TrainingSettings settings =
                TrainingSettings.defaults(data.kind()).batchSize(16).build();
        SiT network = new SiT(4, 8, SiTSize.parse("32x2x4/2"), data.classes(), Extras.NONE);
        System.out.printf(
                "%8s %12s %12s %12s %12s %8s %8s%n",
                "step", "resident MB", "heap MB", "native MB", "live MB", "handles", "files");
        try (Trainer trainer = new Trainer(
                RecipeCatalog.load(ResidentMemory.class.getClassLoader()).find("MeanFlow"),
                network,
                data,
                settings,
                Device.cpu())) {
            double half = Double.NaN;
            double last = Double.NaN;
            for (int step = 1; step <= steps; step++) {
                trainer.next();
                if (step % (steps / READINGS) == 0) {
                    last = reading(step, trainer.handles());
                    half = step == steps / 2 ? last : half;
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "native = resident - heap, which is fixed; it grew by %.3f KB a step over the last %d steps%n",
                    (last - half) * KILO / (steps - steps / 2),
                    steps - steps / 2);
        }
    }

    /** Prints a line; the native memory, in MB. */
    private static double reading(int step, int handles) throws IOException {
        System.gc();
        Runtime java = Runtime.getRuntime();
        double heap = java.totalMemory() / MEGA;
        double live = (java.totalMemory() - java.freeMemory()) / MEGA;
        double resident = residentMegabytes();
        System.out.printf(
                Locale.ROOT,
                "%8d %12.1f %12.1f %12.1f %12.1f %8d %8d%n",
                step,
                resident,
                heap,
                resident - heap,
                live,
                handles,
                openFiles());
        return resident - heap;
    }

    private static int openFiles() {
        return Optional.ofNullable(new File("/proc/self/fd").list())
                .map(files -> files.length)
                .orElse(0);
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / KILO)
                .findFirst()
                .orElse(Double.NaN);
    }
}
