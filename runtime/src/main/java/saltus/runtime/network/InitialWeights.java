package saltus.runtime.network;

import java.util.Arrays;
import saltus.runtime.random.RandomStream;

/** What the weights of a network are before training. */
public final class InitialWeights {
    private InitialWeights() {}

    /**
     * The entries of a weight, row-major: a function of its name, its law and the seed, so that a network with more
     * blocks starts with the same numbers in those that it shares with a smaller one.
     *
     * @throws IllegalArgumentException if a sine table does not have the entries of its weight, or if its width is no
     *     multiple of four
     */
    public static double[] of(Weight weight, long seed) {
        int size = Math.toIntExact(weight.size());
        RandomStream random = RandomStream.of(seed, "weight:" + weight.name(), 0);
        Initial initial = weight.initial();
        if (initial instanceof Initial.Normal normal) {
            double[] values = random.normals(size);
            for (int i = 0; i < size; i++) {
                values[i] *= normal.deviation();
            }
            return values;
        }
        double[] values = new double[size];
        if (initial instanceof Initial.Uniform uniform) {
            for (int i = 0; i < values.length; i++) {
                values[i] = random.uniform(-uniform.limit(), uniform.limit());
            }
        } else if (initial instanceof Initial.SineTable table) {
            fill(values, weight.name(), table);
        } else if (initial instanceof Initial.Given given) {
            Arrays.setAll(values, given.entries());
        } else if (initial instanceof Initial.Table table) {
            Arrays.setAll(values, table.entries());
        }
        return values;
    }

    private static void fill(double[] values, String name, Initial.SineTable table) {
        int width = table.width();
        int side = table.side();
        if (width % 4 != 0 || values.length != side * side * width) {
            throw new IllegalArgumentException(
                    "the position table %s of %d entries cannot be %d x %d tokens of width %d"
                            .formatted(name, values.length, side, side, width));
        }
        Arrays.setAll(values, new SinePositions(side, width)::entry);
    }
}
