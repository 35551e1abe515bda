package saltus.runtime.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Weight;

/** The published optimisers in plain double arithmetic: clipping by the global norm, an update, moving averages. */
final class PlainOptimiser {
    private static final double MOMENTUM = 0.95;

    private final Optimiser settings;
    private final List<Weight> weights;
    private final double[] parameters;
    private final double[] first;
    private final double[] second;
    private final double[] average;
    private final double[] target;
    private int steps;

    /** @param weights whose numbers, one behind the other, are trained */
    PlainOptimiser(Optimiser settings, List<Weight> weights, double[] start) {
        this.settings = settings;
        this.weights = weights;
        this.parameters = start.clone();
        this.first = new double[start.length];
        this.second = new double[start.length];
        this.average = start.clone();
        this.target = start.clone();
    }

    void step(double[] gradient, double learningRate) {
        steps++;
        double scale = Math.min(1, settings.clip() / (norm(gradient) + 1e-6));
        double[] updates = updates(Arrays.stream(gradient).map(g -> scale * g).toArray());
        boolean decoupled = settings.rule() != UpdateRule.ADAM;
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] -= decoupled ? learningRate * settings.weightDecay() * parameters[i] : 0;
            parameters[i] -= learningRate * updates[i];
            average[i] = settings.emaDecay() * average[i] + (1 - settings.emaDecay()) * parameters[i];
            target[i] = settings.targetDecay() * target[i] + (1 - settings.targetDecay()) * parameters[i];
        }
    }

    private double[] updates(double... g) {
        double[] updates = new double[g.length];
        int from = 0;
        for (Weight weight : weights) {
            int size = Math.toIntExact(weight.size());
            if (settings.rule() == UpdateRule.MUON && weight.depth() instanceof Depth.Hidden hidden) {
                int each = size / hidden.matrices();
                int rows = weight.shape().get(0) / hidden.matrices();
                for (int i = from; i < from + size; i += each) {
                    double[] update = orthogonal(directions(i, Arrays.copyOfRange(g, i, i + each)), rows);
                    System.arraycopy(update, 0, updates, i, each);
                }
            } else {
                for (int i = from; i < from + size; i++) {
                    updates[i] = switch (settings.rule()) {
                        case ADAMW, MUON -> adam(i, g[i]);
                        case ADAM -> adam(i, g[i] + settings.weightDecay() * parameters[i]);
                        case RADAM -> rectified(i, g[i]);
                        case LION -> lion(i, g[i]);
                    };
                }
            }
            from += size;
        }
        return updates;
    }

    /** Nesterov's momentum of a matrix whose first number is that at {@code from}. */
    private double[] directions(int from, double... g) {
        double[] directions = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            first[from + i] = MOMENTUM * first[from + i] + (1 - MOMENTUM) * g[i];
            directions[i] = MOMENTUM * first[from + i] + (1 - MOMENTUM) * g[i];
        }
        return directions;
    }

    /** The published iteration, as it stands, whatever the side that is longer. */
    private static double[] orthogonal(double[] matrix, int rows) {
        int columns = matrix.length / rows;
        double length = norm(matrix) + 1e-7;
        double[] x = Arrays.stream(matrix).map(entry -> entry / length).toArray();
        for (int k = 0; k < 5; k++) {
            double[] square = new double[rows * rows];
            for (int i = 0; i < square.length; i++) {
                for (int j = 0; j < columns; j++) {
                    square[i] += x[i / rows * columns + j] * x[i % rows * columns + j];
                }
            }
            double[] once = product(square, x, rows);
            double[] twice = product(square, once, rows);
            for (int i = 0; i < x.length; i++) {
                x[i] = 3.4445 * x[i] - 4.775 * once[i] + 2.0315 * twice[i];
            }
        }
        double factor = 0.2 * Math.sqrt(Math.max(rows, columns));
        return Arrays.stream(x).map(entry -> factor * entry).toArray();
    }

    private static double[] product(double[] square, double[] matrix, int rows) {
        int columns = matrix.length / rows;
        double[] product = new double[matrix.length];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; j < rows; j++) {
                product[i] += square[i / columns * rows + j] * matrix[j * columns + i % columns];
            }
        }
        return product;
    }

    private double adam(int i, double g) {
        moments(i, g);
        double square = second[i] / (1 - Math.pow(settings.beta2(), steps));
        return mean(i) / (Math.sqrt(square) + settings.epsilon());
    }

    private double rectified(int i, double g) {
        moments(i, g);
        double most = 2 / (1 - settings.beta2()) - 1;
        double power = Math.pow(settings.beta2(), steps);
        double length = most - 2 * steps * power / (1 - power);
        if (length <= 5) {
            return mean(i);
        }
        double share = Math.sqrt((length - 4) / (most - 4) * ((length - 2) / (most - 2)) * (most / length));
        return mean(i) * share * Math.sqrt(1 - power) / (Math.sqrt(second[i]) + settings.epsilon());
    }

    private double lion(int i, double g) {
        double direction = Math.signum(settings.beta1() * first[i] + (1 - settings.beta1()) * g);
        first[i] = settings.beta2() * first[i] + (1 - settings.beta2()) * g;
        return direction;
    }

    private void moments(int i, double g) {
        first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * g;
        second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * g * g;
    }

    private double mean(int i) {
        return first[i] / (1 - Math.pow(settings.beta1(), steps));
    }

    static double norm(double... gradient) {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }

    double[] parameters() {
        return parameters;
    }

    double[] first() {
        return first;
    }

    /** Those of the weights that have them. */
    double[] second() {
        List<Double> kept = new ArrayList<>();
        int from = 0;
        for (Weight weight : weights) {
            boolean has = switch (settings.rule()) {
                case ADAMW, ADAM, RADAM -> true;
                case LION -> false;
                case MUON -> weight.depth() instanceof Depth.Edge;
            };
            int to = from + Math.toIntExact(weight.size());
            if (has) {
                Arrays.stream(second, from, to).forEach(kept::add);
            }
            from = to;
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    double[] average() {
        return average;
    }

    double[] target() {
        return target;
    }
}
