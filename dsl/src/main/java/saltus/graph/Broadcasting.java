package saltus.graph;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Index arithmetic of the interpreter: arrays read as if they had a larger shape. */
final class Broadcasting {
    private Broadcasting() {}

    static int[] shape(int[] a, int[] b) {
        int rank = Math.max(a.length, b.length);
        int[] shape = new int[rank];
        for (int i = 1; i <= rank; i++) {
            int x = i > a.length ? 1 : a[a.length - i];
            int y = i > b.length ? 1 : b[b.length - i];
            if (x != y && x != 1 && y != 1) {
                throw new GraphException("extents " + x + " and " + y + " do not broadcast");
            }
            shape[rank - i] = x == 1 ? y : x;
        }
        return shape;
    }

    static Array apply(Array a, Array b, DoubleBinaryOperator f) {
        int[] shape = shape(a.shape(), b.shape());
        Array result = Array.zeros(shape);
        int[] left = strides(a, shape);
        int[] right = strides(b, shape);
        double[] out = result.values();
        int[] at = new int[shape.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f.applyAsDouble(a.values()[offset(at, left)], b.values()[offset(at, right)]);
            advance(at, shape);
        }
        return result;
    }

    static Array to(Array x, int[] shape) {
        return apply(x, Array.zeros(shape), (value, zero) -> value);
    }

    /** Sums x over the axes where {@code shape} has extent 1. */
    static Array sumTo(Array x, int[] shape) {
        Array result = Array.zeros(shape);
        int[] strides = strides(result, x.shape());
        int[] at = new int[x.shape().length];
        for (double value : x.values()) {
            result.values()[offset(at, strides)] += value;
            advance(at, x.shape());
        }
        return result;
    }

    static Array permute(Array x, List<Integer> order) {
        int[] shape = order.stream().mapToInt(axis -> x.shape()[axis]).toArray();
        int[] own = x.strides();
        int[] strides = order.stream().mapToInt(axis -> own[axis]).toArray();
        Array result = Array.zeros(shape);
        int[] at = new int[shape.length];
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = x.values()[offset(at, strides)];
            advance(at, shape);
        }
        return result;
    }

    /** Steps through x while walking over {@code shape}; 0 where x is stretched. */
    private static int[] strides(Array x, int[] shape) {
        int[] own = x.strides();
        int[] strides = new int[shape.length];
        for (int i = 1; i <= x.shape().length; i++) {
            boolean stretched = x.shape()[x.shape().length - i] == 1;
            strides[shape.length - i] = stretched ? 0 : own[own.length - i];
        }
        return strides;
    }

    private static int offset(int[] at, int[] strides) {
        int offset = 0;
        for (int i = 0; i < at.length; i++) {
            offset += at[i] * strides[i];
        }
        return offset;
    }

    private static void advance(int[] at, int[] shape) {
        for (int i = at.length - 1; i >= 0; i--) {
            at[i]++;
            if (at[i] < shape[i]) {
                return;
            }
            at[i] = 0;
        }
    }
}
