package saltus.runtime.evaluate.look;

import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.random.RandomStream;

/**
 * Drawn digits in colours of all kinds, to which something may be done that samples of models suffer from: blur, noise, a part
 * that is missing, two digits at once.
 */
final class TreatedDigits {
    /** Digits and the label of what is none of them. */
    static final int DIGITS = 11;

    static final int CLASSES = DIGITS * SmallNetwork.TREATMENTS;

    private static final long SEED = 15;

    private TreatedDigits() {}

    /**
     * Pictures and what they are.
     *
     * @param images [n, 3, side, side] in [-1, 1]
     * @param labels DIGITS times the treatment, plus the digit
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Batch(float[] images, long[] labels) {}

    static Batch batch(int side, long step, int size) {
        DataSet digits = DataSources.open("digits:" + side).value();
        saltus.runtime.data.Batch drawn = digits.batch(SEED, step, 2 * size);
        int area = side * side;
        float[] images = new float[size * 3 * area];
        long[] labels = new long[size];
        for (int i = 0; i < size; i++) {
            RandomStream random = RandomStream.of(SEED, "treatment", step * size + i);
            int treatment = random.below(SmallNetwork.TREATMENTS);
            float[] ink = new float[area];
            System.arraycopy(drawn.samples(), 2 * i * area, ink, 0, area);
            switch (treatment) {
                case 1 -> blur(ink, side, random.uniform(0.25, 1));
                case 3 -> erase(ink, side, random);
                case 4 -> mix(ink, drawn.samples(), (2 * i + 1) * area, random.uniform(0.4, 1));
                default -> {}
            }
            colour(ink, images, i * 3 * area, random);
            if (treatment == 2) {
                double deviation = random.uniform(0.06, 0.5);
                for (int k = i * 3 * area; k < (i + 1) * 3 * area; k++) {
                    images[k] += (float) (deviation * random.normal());
                }
            }
            labels[i] = (long) DIGITS * treatment + (treatment == 4 ? DIGITS - 1 : drawn.labels()[2 * i]);
        }
        return new Batch(images, labels);
    }

    /** Untreated grey digits [n, 1, side, side]. */
    static float[] plain(int side, int from, int n) {
        return DataSources.open("digits:" + side)
                .value()
                .batch(SEED + 1, from / n, n)
                .samples();
    }

    /** A mean over three by three pixels, mixed with the picture as it was. */
    private static void blur(float[] ink, int side, double share) {
        float[] before = ink.clone();
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                double sum = 0;
                for (int k = 0; k < 9; k++) {
                    int y = Math.max(0, Math.min(side - 1, i + k / 3 - 1));
                    int x = Math.max(0, Math.min(side - 1, j + k % 3 - 1));
                    sum += before[y * side + x];
                }
                ink[i * side + j] = (float) ((1 - share) * before[i * side + j] + share * sum / 9);
            }
        }
    }

    private static void erase(float[] ink, int side, RandomStream random) {
        int high = side / 4 + random.below(side / 4);
        int wide = side / 4 + random.below(side / 4);
        int top = side / 8 + random.below(side * 3 / 4 - high);
        int left = side / 8 + random.below(side * 3 / 4 - wide);
        for (int i = top; i < top + high; i++) {
            for (int j = left; j < left + wide; j++) {
                ink[i * side + j] = -1;
            }
        }
    }

    private static void mix(float[] ink, float[] other, int from, double share) {
        for (int i = 0; i < ink.length; i++) {
            ink[i] = (float) Math.max(ink[i], share * (other[from + i] + 1) - 1);
        }
    }

    /** White on black as often as in two colours of any kind. */
    private static void colour(float[] ink, float[] images, int from, RandomStream random) {
        boolean plain = random.uniform() < 0.5;
        for (int channel = 0; channel < 3; channel++) {
            double paper = plain ? -1 : random.uniform(-1, 1);
            double pen = plain ? 1 : random.uniform(-1, 1);
            for (int i = 0; i < ink.length; i++) {
                images[from + channel * ink.length + i] = (float) (paper + (pen - paper) * (ink[i] + 1) / 2);
            }
        }
    }
}
