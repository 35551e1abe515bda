package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import saltus.graph.Array;
import saltus.graph.Shape;

class MlpTest {
    /** Five time features; two embedders of them, one of samples, a table, three matrices a block, a final layer. */
    @Property(tries = 50)
    void parametersAreCounted(
            @ForAll @IntRange(min = 1, max = 5) int dimension,
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 0, max = 4) int depth,
            @ForAll @IntRange(min = 0, max = 5) int classes) {
        int embedders = 2 * (5 * width + width) + (7 * dimension * width + width) + (classes + 1) * width;
        int blocks = depth * 3 * (width * width + width);
        int last = dimension * width + dimension;
        Mlp network = new Mlp(dimension, width, depth, classes, Extras.NONE);
        assertEquals(embedders + blocks + last, network.parameters());
        assertTrue(network.weights().stream().allMatch(Weight::trained));
        assertEquals(
                network.weights().size(),
                network.weights().stream().map(Weight::name).distinct().count());
    }

    @Property(tries = 20)
    void outputsAreShapedAsSamplesAndZeroAtFirst(
            @ForAll @IntRange(min = 1, max = 4) int dimension, @ForAll @IntRange(min = 1, max = 5) int rows) {
        Mlp network = new Mlp(dimension, 6, 2, 2, Extras.NONE);
        assertEquals(Shape.of(dimension), network.sample());
        Array output = new Evaluated(network, rows, 1, weight -> InitialWeights.of(weight, 3)).output();
        assertArrayEquals(new int[] {rows, dimension}, output.shape());
        assertArrayEquals(new double[rows * dimension], output.values());
    }

    @Property(tries = 20)
    void outputsAreTheFormula(
            @ForAll @IntRange(min = 1, max = 3) int dimension,
            @ForAll @IntRange(min = 0, max = 3) int depth,
            @ForAll @IntRange(max = 1000) int seed) {
        Random random = new Random(seed);
        Mlp network = new Mlp(dimension, 5, depth, 2, Extras.NONE);
        Evaluated evaluated = new Evaluated(
                network, 3, seed, weight -> random.doubles(weight.size(), -1, 1).toArray());
        for (int row = 0; row < 3; row++) {
            double t = evaluated.given("t").values()[row];
            double r = evaluated.given("r").values()[row];
            int label = (int) evaluated.given("labels").values()[row];
            double[] z = Arrays.copyOfRange(evaluated.given("z").values(), row * dimension, (row + 1) * dimension);
            double[] table =
                    evaluated.given("y_embedder.embedding_table.weight").values();
            double[] condition = silu(sum(
                    project(evaluated, "t_embedder", features(t)),
                    project(evaluated, "r_embedder", features(t - r)),
                    Arrays.copyOfRange(table, label * 5, (label + 1) * 5)));
            double[] h = project(evaluated, "z_embedder", seen(z));
            for (int i = 0; i < depth; i++) {
                String block = "blocks." + i;
                double[] inner = sum(
                        project(evaluated, block + ".fc1", silu(h)),
                        project(evaluated, block + ".condition", condition));
                h = sum(h, project(evaluated, block + ".fc2", silu(inner)));
            }
            double[] found = Arrays.copyOfRange(evaluated.output().values(), row * dimension, (row + 1) * dimension);
            assertArrayEquals(project(evaluated, "final_layer", silu(h)), found, 1e-12);
        }
    }

    /** The point, then cosines and sines of it for waves of length 4, 2 and 1. */
    private static double[] seen(double... z) {
        double[] seen = Arrays.copyOf(z, 7 * z.length);
        for (int wave = 0; wave < 3; wave++) {
            for (int k = 0; k < z.length; k++) {
                double angle = 2 * Math.PI * z[k] / (4 >> wave);
                seen[(1 + 2 * wave) * z.length + k] = Math.cos(angle);
                seen[(2 + 2 * wave) * z.length + k] = Math.sin(angle);
            }
        }
        return seen;
    }

    /** The time, then the cosines, then the sines of one and two half turns of it. */
    private static double[] features(double time) {
        double[] features = new double[5];
        features[0] = time;
        for (int j = 1; j <= 2; j++) {
            features[j] = Math.cos(Math.PI * j * time);
            features[2 + j] = Math.sin(Math.PI * j * time);
        }
        return features;
    }

    private static double[] project(Evaluated evaluated, String name, double[] x) {
        double[] matrix = evaluated.given(name + ".weight").values();
        double[] result = evaluated.given(name + ".bias").values().clone();
        for (int i = 0; i < matrix.length; i++) {
            result[i / x.length] += matrix[i] * x[i % x.length];
        }
        return result;
    }

    private static double[] sum(double[]... parts) {
        double[] sum = new double[parts[0].length];
        Arrays.setAll(
                sum, i -> Arrays.stream(parts).mapToDouble(part -> part[i]).sum());
        return sum;
    }

    private static double[] silu(double[] x) {
        return Arrays.stream(x).map(v -> v / (1 + Math.exp(-v))).toArray();
    }
}
