package saltus.runtime.program;

import java.util.List;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;

/** F = B A z + c, and weights that F does not read: its gradients are known without differentiation. */
record Layers() implements Architecture {
    private static final int SIZE = 3;
    private static final int WIDTH = 10;
    private static final int IDLE = 4;

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public Shape sample() {
        return Shape.of(SIZE);
    }

    @Override
    public int classes() {
        return 0;
    }

    @Override
    public List<Weight> weights() {
        Initial normal = new Initial.Normal(0.5);
        return List.of(
                Weight.of("A", Depth.hidden(2), normal, WIDTH, SIZE),
                Weight.of("c", Depth.EDGE, normal, SIZE),
                Weight.of("idle", Depth.HIDDEN, normal, 2, 2),
                Weight.of("idle edge", Depth.EDGE, normal, 2, 2),
                Weight.of("B", Depth.HIDDEN, normal, SIZE, WIDTH));
    }

    @Override
    public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
        return z.linear(weights.get("A")).linear(weights.get("B")).plus(weights.get("c"));
    }

    /**
     * The gradient of the mean over rows of |F(x) - y|^2.
     *
     * @param parameters in the order of the weights
     * @param x row by row
     */
    double[] gradient(double[] parameters, double[] x, double[] y) {
        double[] gradient = new double[parameters.length];
        int c = WIDTH * SIZE;
        int b = c + SIZE + 2 * IDLE;
        int rows = x.length / SIZE;
        for (int row = 0; row < rows; row++) {
            double[] inner = new double[WIDTH];
            for (int i = 0; i < c; i++) {
                inner[i / SIZE] += parameters[i] * x[row * SIZE + i % SIZE];
            }
            double[] error = new double[SIZE];
            for (int out = 0; out < SIZE; out++) {
                error[out] = parameters[c + out] - y[row * SIZE + out];
                for (int i = 0; i < WIDTH; i++) {
                    error[out] += parameters[b + out * WIDTH + i] * inner[i];
                }
                gradient[c + out] += 2 * error[out] / rows;
            }
            for (int out = 0; out < SIZE; out++) {
                for (int i = 0; i < WIDTH; i++) {
                    gradient[b + out * WIDTH + i] += 2 * error[out] * inner[i] / rows;
                    for (int in = 0; in < SIZE; in++) {
                        gradient[i * SIZE + in] +=
                                2 * error[out] * parameters[b + out * WIDTH + i] * x[row * SIZE + in] / rows;
                    }
                }
            }
        }
        return gradient;
    }
}
