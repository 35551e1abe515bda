package saltus.recipes.parity;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what was computed with what a case holds, by the tolerances of the format: float64 1e-9 of the larger of one
 * and the tensor's largest entry, gradients 1e-8 of the case's largest gradient entry; float32 thirty times the recorded
 * noise floor, and one rounding. At the end every tensor of the file must have been compared or used.
 */
final class Comparison {
    private static final double ROUNDING = 1.2e-7;

    private final ReferenceCase reference;
    private final boolean isDouble;
    private final double largestGradient;
    private final List<String> differences = new ArrayList<>();
    private final Set<String> open;
    private int compared;

    Comparison(ReferenceCase reference) {
        this.reference = reference;
        this.isDouble = reference.text("dtype").equals("F64");
        this.open = reference.names();
        this.largestGradient = reference.names().stream()
                .filter(Comparison::isGradient)
                .mapToDouble(name -> largest(reference.doubles(name)))
                .max()
                .orElse(0);
    }

    /** True for gradients, those of a step of a trajectory included. */
    private static boolean isGradient(String name) {
        return name.matches("(step\\d+\\.)?(grad|gradrow|gradnorm)\\..*");
    }

    /** True for parameters after a step of a trajectory, which one step of Adam moves by the learning rate only. */
    private static boolean isParameter(String name) {
        return name.matches("step\\d+\\.(model|ema|tgt)\\..*");
    }

    /** Says that a tensor of the file went in as an input. */
    void used(String name) {
        open.remove(name);
    }

    /** Compares one tensor that the file holds. */
    void compare(String name, double[] actual) {
        double[] expected = reference.doubles(name);
        compare(name, actual, allOf(expected.length));
    }

    /** Compares a tensor where {@code counts} says so, an entry a row. */
    void compare(String name, double[] actual, boolean[] counts) {
        double[] expected = reference.doubles(name);
        open.remove(name);
        compared++;
        if (actual.length != expected.length) {
            differences.add("%s has %d numbers, not %d".formatted(name, actual.length, expected.length));
            return;
        }
        double tolerance = tolerance(name, expected);
        double worst = 0;
        int width = Math.max(1, expected.length / Math.max(1, counts.length));
        for (int i = 0; i < expected.length; i++) {
            if (counts[i / width]) {
                worst = Math.max(worst, distance(actual[i], expected[i]));
            }
        }
        if (!(worst <= tolerance)) {
            differences.add("%s differs by %.2e, allowed is %.2e".formatted(name, worst, tolerance));
        }
    }

    /** Compares a gradient in the form in which the file holds it. */
    void compareGradient(String parameter, double[] gradient) {
        compareGradient("", parameter, gradient);
    }

    /** The same with a prefix before the name of the tensor. */
    void compareGradient(String prefix, String parameter, double[] gradient) {
        if (reference.has(prefix + "grad." + parameter)) {
            compare(prefix + "grad." + parameter, gradient);
            return;
        }
        if (!reference.has(prefix + "gradrow." + parameter)) {
            if (largest(gradient) != 0) {
                differences.add("the reference has no gradient for " + parameter + ", here it is not zero");
            }
            return;
        }
        double[] rows = new double[(int) reference.shape(prefix + "gradrow." + parameter)[0]];
        int columns = gradient.length / rows.length;
        double square = 0;
        for (int i = 0; i < gradient.length; i++) {
            rows[i / columns] += gradient[i] * Math.cos(0.7 * (i % columns) + 1);
            square += gradient[i] * gradient[i];
        }
        compare(prefix + "gradrow." + parameter, rows);
        if (reference.has(prefix + "gradnorm." + parameter)) {
            compare(prefix + "gradnorm." + parameter, new double[] {Math.sqrt(square)});
        }
    }

    /** Records a difference in the caller's words. */
    void fail(String difference) {
        differences.add(difference);
    }

    /** Fails if anything differed or was left out. */
    void finish() {
        if (!open.isEmpty()) {
            differences.add("never compared: " + new TreeSet<>(open));
        }
        if (compared == 0) {
            differences.add("nothing was compared");
        }
        if (!differences.isEmpty()) {
            throw new AssertionError(String.join("\n", differences));
        }
    }

    private double tolerance(String name, double[] expected) {
        double scale = Math.max(1, largest(expected));
        if (!isDouble) {
            JsonObject floors = reference.config().getAsJsonObject("noise_floor");
            double floor = floors != null && floors.has(name) ? floors.get(name).getAsDouble() : 0;
            return 30 * floor + ROUNDING * (isGradient(name) ? largestGradient : scale);
        }
        if (isParameter(name)) {
            return 1e-10;
        }
        return isGradient(name) ? 1e-8 * largestGradient : 1e-9 * scale;
    }

    /** Not a number and infinite count as equal to themselves. */
    private static double distance(double a, double b) {
        return Double.compare(a, b) == 0 ? 0 : Math.abs(a - b);
    }

    private static double largest(double[] values) {
        return Arrays.stream(values)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    private static boolean[] allOf(int length) {
        boolean[] all = new boolean[length];
        Arrays.fill(all, true);
        return all;
    }
}
