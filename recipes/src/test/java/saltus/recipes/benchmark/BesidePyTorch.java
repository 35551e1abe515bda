package saltus.recipes.benchmark;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import saltus.graph.Precision;
import saltus.runtime.network.Extras;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.program.Devices;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * Steps of LatentMeanFlow at the shapes of the listing in {@code saltus explain BesidePyTorch}, in its words, so that the two
 * outputs can lie side by side; and, with {@code -Dsaltus.beside=FILE}, a file by which the listing sees whether it makes the same
 * step.
 */
public final class BesidePyTorch {
    /** Steps that are not counted. */
    private static final int WARM = 2;

    /**
     * @param size of the network
     * @param side of a latent
     * @param rows of a batch
     * @param steps that are timed
     */
    private record Shape(String size, int side, int rows, int steps) {
        static List<Shape> all(Device device) {
            return List.of(
                    new Shape("128x4x4/2", 8, 64, 20),
                    new Shape("384x6x6/2", 8, 32, 10),
                    new Shape("B/2", 32, Integer.getInteger("saltus.batch", device.isGpu() ? 64 : 1), 5));
        }
    }

    private BesidePyTorch() {}

    /** On {@code -Dsaltus.device}, or else the processor. */
    public static void main(String[] arguments) {
        Device device = Devices.parse(System.getProperty("saltus.device", "cpu"));
        String file = System.getProperty("saltus.beside");
        if (file != null) {
            StepForPyTorch.write(Path.of(file), device);
        }
        print(device);
    }

    /** A line for each shape and precision. */
    static void print(Device device) {
        System.out.printf("Saltus, %s, %s, %d threads%n", Devices.engine(), device, Devices.usualThreads());
        for (Precision precision : List.of(Precision.SINGLE, Precision.MIXED)) {
            for (Shape shape : Shape.all(device)) {
                System.out.printf(
                        Locale.ROOT,
                        "LatentMeanFlow sit:%s of 4x%d%s batch %d %s: %.4f s a step, at most %.2f GB%n",
                        shape.size(),
                        shape.side(),
                        "x" + shape.side(),
                        shape.rows(),
                        precision == Precision.MIXED ? "bfloat16" : "float32",
                        seconds(shape, precision, device),
                        bytes(device) / 1e9);
            }
        }
    }

    /** The median. */
    private static double seconds(Shape shape, Precision precision, Device device) {
        RandomLatents data = new RandomLatents(shape.side());
        TrainingSettings settings = TrainingSettings.defaults(data.kind())
                .batchSize(shape.rows())
                .precision(precision)
                .build();
        SiT network = new SiT(4, shape.side(), SiTSize.parse(shape.size()), data.classes(), Extras.NONE);
        try (Trainer trainer = new Trainer(
                RecipeCatalog.load(BesidePyTorch.class.getClassLoader()).find("LatentMeanFlow"),
                network,
                data,
                settings,
                device)) {
            trainer.setOut();
            double[] times = new double[shape.steps()];
            for (int i = -WARM; i < times.length; i++) {
                long begun = System.nanoTime();
                trainer.next(); // waits for the device, whose loss it reads
                if (i >= 0) {
                    times[i] = (System.nanoTime() - begun) / 1e9;
                }
            }
            Arrays.sort(times);
            return (times[(times.length - 1) / 2] + times[times.length / 2]) / 2;
        }
    }

    /** What this process has taken of the machine's memory, or all of the device's. */
    private static double bytes(Device device) {
        if (device.isGpu()) {
            return CudaUtils.getGpuMemory(device).getUsed();
        }
        try {
            return 1024
                    * Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")))
                            .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
