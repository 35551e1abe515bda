package saltus.recipes.parity;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * What a step's outputs are called in the reference, and how the reference lays them out. A step shows values by its own
 * names; some of the reference's are products of them with a coefficient.
 */
final class Readings {
    private static final double DEVIATION = 0.5;

    private final ReferenceCase reference;
    private final Map<String, double[]> outputs;
    private final int rows;

    Readings(ReferenceCase reference, Map<String, double[]> outputs, int rows) {
        this.reference = reference;
        this.outputs = outputs;
        this.rows = rows;
    }

    /** The value that the reference calls {@code name}; empty if the step does not show it. */
    Optional<double[]> of(String name) {
        String loss = reference.text("loss");
        return switch (loss) {
            case "ESCLoss" -> explicit(name);
            case "SCMLinearLoss" -> weighted(name);
            case "SCMCosineLoss" -> cosine(name);
            case "IMMLoss" -> matching(name);
            case "ConsistencyLoss" -> consistency(name);
            default -> plain(name);
        };
    }

    private Optional<double[]> plain(String name) {
        return Optional.ofNullable(outputs.get(name));
    }

    private double[] output(String name) {
        double[] value = outputs.get(name);
        if (value == null) {
            throw new AssertionError("the step does not show " + name + ", but " + outputs.keySet());
        }
        return value;
    }

    private Optional<double[]> explicit(String name) {
        boolean estimated = outputs.containsKey("v_mix");
        return switch (name) {
            case "vplug_select" -> estimated ? plain(name) : Optional.of(selected());
            case "v_mix" -> plain(estimated ? name : "v_t");
            case "vplug_weights" -> Optional.of(transposed(output(name)));
            default -> weighted(name);
        };
    }

    /** The reference draws and compares even where no estimate is used. */
    private double[] selected() {
        double probability = reference
                .config()
                .getAsJsonObject("ctor")
                .get("vplug_select_prob")
                .getAsDouble();
        return Arrays.stream(reference.doubles("draw.vplug_u"))
                .map(u -> u < probability ? 1 : 0)
                .toArray();
    }

    private double[] transposed(double[] square) {
        double[] result = new double[square.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                result[j * rows + i] = square[i * rows + j];
            }
        }
        return result;
    }

    /** With a variational weight over the batch the reference returns every pair of a log-variance and a loss. */
    private Optional<double[]> weighted(String name) {
        if (name.equals("loss") && rows > 1 && reference.doubles(name).length == rows * rows) {
            return Optional.of(pairs(output("log_var"), output("weighted")));
        }
        return plain(name);
    }

    /** exp(-lambda_i) l_j + lambda_i for every pair of rows. */
    static double[] pairs(double[] logs, double[] losses) {
        int rows = logs.length;
        double[] pairs = new double[rows * rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < rows; j++) {
                pairs[i * rows + j] = Math.exp(-logs[i]) * losses[j] + logs[i];
            }
        }
        return pairs;
    }

    private Optional<double[]> cosine(String name) {
        double[] t = output("t");
        return switch (name) {
            case "F" -> plain("u");
            case "v_tgt" -> plain("u_target");
            case "jvp_z" -> Optional.of(scaled(output("z_t"), row -> 1 / DEVIATION));
            case "jvp_tangent_z" -> Optional.of(scaled(output("v_t"), row -> direction(t[row]) / DEVIATION));
            case "jvp_tangent_t" ->
                Optional.of(Arrays.stream(t).map(Readings::direction).toArray());
            case "tgt_F" -> plain("tgt_u");
            case "tgt_dF" -> Optional.of(scaled(output("dudt"), row -> direction(t[row])));
            case "loss_ref" -> reference.doubles(name).length == rows ? plain("distance") : plain(name);
            default -> weighted(name);
        };
    }

    /** beta g = -(2 / pi) sin(pi t / 2) cos(pi t / 2): the reference folds both into the direction of its derivative. */
    private static double direction(double t) {
        return -2 / Math.PI * Math.sin(Math.PI / 2 * t) * Math.cos(Math.PI / 2 * t);
    }

    private interface Factor {
        double of(int row);
    }

    private double[] scaled(double[] values, Factor factor) {
        int width = values.length / rows;
        double[] result = new double[values.length];
        Arrays.setAll(result, i -> values[i] * factor.of(i / width));
        return result;
    }

    private Optional<double[]> matching(String name) {
        return switch (name) {
            case "F_tr" -> Optional.of(scaled(output("u"), row -> 1 / DEVIATION));
            case "F_sr" -> Optional.of(scaled(output("tgt_u"), row -> 1 / DEVIATION));
            case "z_tr" -> plain("z_pred");
            case "z_sr" -> plain("z_tgt");
            case "kernel_wout" -> Optional.of(groups(output("time_weight")));
            case "kernel_w", "loss" -> Optional.of(groups(output(name)));
            case "loss_ref" -> Optional.of(groups(output("distance")));
            default -> plain(name);
        };
    }

    /** Means over the rows of each group. */
    private double[] groups(double[] values) {
        int size = reference.config().getAsJsonObject("ctor").get("group_size").getAsInt();
        double[] means = new double[rows / size];
        for (int i = 0; i < rows; i++) {
            means[i / size] += values[i] / size;
        }
        return means;
    }

    private Optional<double[]> consistency(String name) {
        return switch (name) {
            case "F", "v_pred" -> plain("u");
            case "tgt_F", "v_tgt" -> plain("tgt_u");
            case "y_used" ->
                Optional.of(Arrays.stream(reference.longs("labels"))
                        .asDoubleStream()
                        .toArray());
            default -> plain(name);
        };
    }
}
