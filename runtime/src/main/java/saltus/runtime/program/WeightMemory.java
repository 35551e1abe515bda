package saltus.runtime.program;

import ai.djl.Device;
import java.util.Locale;
import saltus.graph.Precision;
import saltus.runtime.BadInputException;
import saltus.runtime.memory.Fitting;
import saltus.runtime.memory.MemoryNeed;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Weight;

/**
 * Memory of a network's numbers.
 *
 * @param need of all of them
 * @param longest bytes of the largest tensor, which Java copies in one piece
 */
record WeightMemory(MemoryNeed need, double longest) {
    /** @param lists how many numbers are kept for a trained one */
    static WeightMemory of(Architecture network, Precision precision, int lists) {
        int each = GraphMemory.bytes(precision.storage());
        double bytes = 0;
        double largest = 0;
        for (Weight weight : network.weights()) {
            bytes += (double) weight.size() * each * (weight.trained() ? lists : 1);
            largest = Math.max(largest, weight.size());
        }
        // one tensor after the other is drawn in Java and copied
        return new WeightMemory(new MemoryNeed(largest * Double.BYTES, bytes + largest * each), largest * each);
    }

    /**
     * Refuses a network that is too large.
     *
     * @throws BadInputException if its numbers do not fit
     */
    void require(Architecture network, Device device) {
        String what =
                String.format(Locale.ROOT, "The network %s of %,d parameters", network.name(), network.parameters());
        new Fitting(NativeEngine.limit(device))
                .require(1, (long) longest, one -> need, what, "", "choose a smaller network");
    }
}
