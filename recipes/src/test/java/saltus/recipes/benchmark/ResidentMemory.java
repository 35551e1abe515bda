package saltus.recipes.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/** Prints resident memory and live native handles over 2,000 steps: both stay where they are after the first steps. */
final class ResidentMemory {
    private static final int STEPS = 2000;
    private static final int EVERY = 250;

    private ResidentMemory() {}

    static void print() throws IOException {
        RandomLatents data = new RandomLatents();
        TrainingSettings settings =
                TrainingSettings.defaults(data).batchSize(16).build();
        SiT network = new SiT(4, 8, SiTSize.parse("32x2x4/2"), data.classes(), false);
        System.out.printf("%8s %14s %8s%n", "step", "resident MB", "handles");
        try (Trainer trainer = new Trainer(
                RecipeCatalog.load(ResidentMemory.class.getClassLoader()).find("MeanFlow"),
                network,
                data,
                settings,
                Device.cpu())) {
            for (int step = 1; step <= STEPS; step++) {
                trainer.next();
                if (step % EVERY == 0) {
                    System.out.printf(Locale.ROOT, "%8d %14.1f %8d%n", step, residentMegabytes(), trainer.handles());
                }
            }
        }
    }

    private static double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }
}
