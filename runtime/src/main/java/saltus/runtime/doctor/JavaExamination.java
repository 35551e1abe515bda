package saltus.runtime.doctor;

import java.util.List;
import saltus.runtime.memory.MemoryLimit;

/**
 * The virtual machine and its heap.
 *
 * @param name of the virtual machine, with its version
 * @param limit what it may have
 */
public record JavaExamination(String name, MemoryLimit limit) implements Examination {
    private static final double GIGA = 1e9;

    /** The engine's share of the memory: weights, gradients and activations lie there, and only batches in the heap. */
    private static final double MOST_OF_MEMORY = 0.5;

    private static final double LEAST = 0.5e9;

    /** That which runs this. */
    public static JavaExamination here() {
        return new JavaExamination(System.getProperty("java.vm.name") + " " + Runtime.version(), MemoryLimit.here());
    }

    @Override
    public List<Finding> findings() {
        return List.of(Finding.well("Java", name), heap());
    }

    private Finding heap() {
        String found = String.format(java.util.Locale.ROOT, "%.1f GB at most", limit.heap() / GIGA);
        if (limit.heap() > MOST_OF_MEMORY * limit.machine()) {
            return Finding.note(
                    "heap",
                    found,
                    "more than half of the memory, of which the engine needs most; give Java less, such as 'java -Xmx2g'");
        }
        if (limit.heap() < LEAST) {
            return Finding.note(
                    "heap", found, "little for batches and draws of pictures; give Java more, such as 'java -Xmx2g'");
        }
        return Finding.well("heap", found);
    }
}
