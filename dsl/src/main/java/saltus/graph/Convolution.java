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
        int height = (x.shape()[2] + 2 * padding - w.shape()[2]) / stride + 1;
        int width = (x.shape()[3] + 2 * padding - w.shape()[3]) / stride + 1;
        Array result = Array.zeros(x.shape()[0], w.shape()[0], height, width);
        int at = 0;
        for (int row = 0; row < x.shape()[0]; row++) {
            for (int out = 0; out < w.shape()[0]; out++) {
                for (int i = 0; i < height; i++) {
                    for (int j = 0; j < width; j++) {
                        result.values()[at++] = product(x, row, i * stride - padding, j * stride - padding, w, out);
                    }
                }
            }
        }
        return result;
    }

    /** The product of a weight with the window whose corner is (top, left); outside of x there are zeros. */
    private static double product(Array x, int row, int top, int left, Array w, int out) {
        int channels = w.shape()[1];
        int height = x.shape()[2];
        int width = x.shape()[3];
        double sum = 0;
        int at = out * channels * w.shape()[2] * w.shape()[3];
        for (int channel = 0; channel < channels; channel++) {
            for (int i = top; i < top + w.shape()[2]; i++) {
                for (int j = left; j < left + w.shape()[3]; j++, at++) {
                    if (i >= 0 && i < height && j >= 0 && j < width) {
                        sum += w.values()[at] * x.values()[((row * channels + channel) * height + i) * width + j];
                    }
                }
            }
        }
        return sum;
    }
}
