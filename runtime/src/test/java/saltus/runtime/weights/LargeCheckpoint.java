package saltus.runtime.weights;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;
import saltus.runtime.network.Extras;
import saltus.runtime.network.InitialWeights;
import saltus.runtime.network.SiT;
import saltus.runtime.network.SiTSize;
import saltus.runtime.network.Weight;
import saltus.runtime.number.ElementType;

/**
 * A checkpoint of the reference's XL/2, 675 million parameters in each of its parts, written, read, exported as safetensors
 * and read back: {@code LargeCheckpoint FOLDER [PARTS]}. What comes back is what was there, in the memory of a tensor or two.
 */
public final class LargeCheckpoint {
    private static final double GIGA = 1e9;
    private static final long MEGABYTE = 1 << 20;
    private static final SiT NETWORK = new SiT(4, 32, SiTSize.parse("XL/2"), 1000, Extras.LOG_VARIANCE);

    private LargeCheckpoint() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<String> parts =
                arguments.length > 1 ? List.of(arguments[1].split(",", -1)) : List.of("model", "ema", "model_tgt");
        Path saved = folder.resolve("large.pt");
        Path exported = folder.resolve("large.safetensors");
        try {
            timed("written " + saved, () -> write(saved, parts));
            String[] sums = new String[2];
            timed("exported to " + exported, () -> sums[0] = export(saved, exported));
            timed("read back", () -> sums[1] = sum(exported, "model"));
            System.out.printf(
                    Locale.ROOT,
                    "%.1f GB to %.1f GB, %s; heap at most %d MB of %d MB, process at most %s%n",
                    Files.size(saved) / GIGA,
                    Files.size(exported) / GIGA,
                    sums[0].equals(sums[1]) ? "the same numbers" : "OTHER NUMBERS",
                    heap() / MEGABYTE,
                    Runtime.getRuntime().maxMemory() / MEGABYTE,
                    resident());
            if (!sums[0].equals(sums[1])) {
                System.exit(1);
            }
        } finally {
            if (arguments.length < 3) {
                Files.deleteIfExists(saved);
            }
            Files.deleteIfExists(exported);
        }
    }

    private static void timed(String what, Runnable task) {
        long start = System.nanoTime();
        task.run();
        System.out.printf(Locale.ROOT, "%s in %.1f s%n", what, (System.nanoTime() - start) / GIGA);
    }

    private static void write(Path file, List<String> parts) {
        Map<String, Object> top = new LinkedHashMap<>();
        for (String part : parts) {
            Map<String, Object> tensors = new LinkedHashMap<>();
            for (Weight weight : NETWORK.weights()) {
                tensors.put(weight.name(), tensor(weight, part.hashCode()));
            }
            top.put(part, tensors);
        }
        top.put("steps", 400_000L);
        TorchSave.write(file, top);
    }

    private static TorchSave.Saved tensor(Weight weight, int seed) {
        List<Long> shape = weight.shape().stream().map(Integer::longValue).toList();
        return new TorchSave.Saved(ElementType.F32, 0, shape, TorchSave.strides(shape), weight.size(), out -> {
            double[] table = weight.trained() ? new double[0] : InitialWeights.of(weight, 0);
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
            for (long i = 0; i < weight.size(); i++) {
                chunk.putFloat(weight.trained() ? (seed + i * 31 % 1009) / 1e10f : (float) table[(int) i]);
                if (!chunk.hasRemaining() || i == weight.size() - 1) {
                    out.write(chunk.array(), 0, chunk.position());
                    chunk.clear();
                }
            }
        });
    }

    private static String export(Path saved, Path exported) {
        try (StoredWeights file = WeightFiles.open(saved)) {
            FittedWeights fitted = FittedWeights.of(file, file.sampled(), NameMapping.NONE, NETWORK.weights());
            List<Entry> entries = new ArrayList<>();
            fitted.found()
                    .forEach((name, tensor) -> entries.add(
                            new Entry(name, "F32", tensor.shape(), out -> tensor.write(out, numbers -> {}))));
            SafetensorsWriter.write(exported, Map.of(), entries);
        }
        return sum(saved, "ema");
    }

    private static String sum(Path path, String part) {
        try (StoredWeights file = WeightFiles.open(path)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            FittedWeights.of(file, part, NameMapping.NONE, NETWORK.weights()).digest(digest);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static String resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.substring("VmHWM:".length()).strip())
                .findFirst()
                .orElse("unknown");
    }
}
