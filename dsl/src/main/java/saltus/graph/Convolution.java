package saltus.graph;

/**
 * The meaning of {@link Op.Conv2d} in plain double arithmetic.
 *
 * @param stride at least 1
 * @param padding at least 0
 */
record Convolution(int stride, int padding) {
    /** x [B, C, H, W] with w [O, C, kh, kw]. */
    Array of(Array x, Array w) {
        int[] in = x.shape();
        int[] window = w.shape();
        int height = (in[2] + 2 * padding - window[2]) / stride + 1;
        int width = (in[3] + 2 * padding - window[3]) / stride + 1;
        Array result = Array.zeros(in[0], window[0], height, width);
        double[] out = result.values();
        int at = 0;
        for (int row = 0; row < in[0]; row++) {
            for (int channel = 0; channel < window[0]; channel++) {
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        out[at++] = product(
                                x.values(),
                                in,
                                row,
                                i * stride - padding,
                                j * stride - padding,
                                w.values(),
                                window,
                                channel);
                    }
                }
            }
        }
        return result;
    }

    /** The product of a weight with the window whose corner is (top, left); outside of x there are zeros. */
    private static double product(double[] x, int[] in, int row, int top, int left, double[] w, int[] window, int out) {
        int height = in[2];
        int width = in[3];
        int bottom = top + window[2];
        int right = left + window[3];
        double sum = 0;
        int at = out * window[1] * window[2] * window[3];
        int plane = row * window[1] * height * width;
        for (int channel = 0; channel < window[1]; channel++, plane += height * width) {
            for (int i = top; i < bottom; i++) {
                for (int j = left; j < right; j++, at++) {
                    if (i >= 0 && i < height && j >= 0 && j < width) {
                        sum += w[at] * x[plane + i * width + j];
                    }
                }
            }
        }
        return sum;
    }
}
