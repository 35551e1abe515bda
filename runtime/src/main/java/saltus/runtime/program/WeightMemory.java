package saltus.runtime.program;

import ai.djl.Device;
import java.util.Locale;
import java.util.function.ToIntFunction;
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
    /** Of a network that is used as it is. */
    static WeightMemory of(Architecture network, Precision precision) {
        return of(network, precision, weight -> 1, 0);
    }

    /**
     * @param lists how many numbers there are for one of a trained weight
     * @param working arrays of the size of the largest tensor besides
     */
    static WeightMemory of(Architecture network, Precision precision, ToIntFunction<Weight> lists, int working) {
        int each = GraphMemory.bytes(precision.storage());
        double bytes = 0;
        double largest = 0;
        for (Weight weight : network.weights()) {
            bytes += (double) weight.size() * each * (weight.trained() ? lists.applyAsInt(weight) : 1);
            largest = Math.max(largest, weight.size());
        }
        // one tensor after the other is drawn in Java and copied
        return new WeightMemory(
                new MemoryNeed(largest * Double.BYTES, bytes + largest * each * (1 + working)), largest * each);
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
