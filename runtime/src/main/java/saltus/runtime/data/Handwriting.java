package saltus.runtime.data;

import saltus.runtime.random.RandomStream;

/**
 * What one hand does to the shape of a digit: a smooth random displacement of the paper (two waves for each
 * coordinate), then a random slant, size, turn and shift of the whole.
 */
final class Handwriting {
    private static final int WAVES = 2;
    private static final double TURN = 0.1;
    private static final double SLANT = 0.16;
    private static final double SHIFT = 0.035;
    private static final double MOST_DEVIATIONS = 2;

    /** For each wave: frequency along x and y, phase, amplitude along x and y. */
    private final double[][] waves = new double[WAVES * 2][];

    private final double xx;
    private final double xy;
    private final double yx;
    private final double yy;
    private final double shiftX;
    private final double shiftY;

    Handwriting(RandomStream random) {
        for (int i = 0; i < waves.length; i++) {
            double direction = random.uniform(0, 2 * Math.PI);
            double frequency = 2 * Math.PI * random.uniform(0.4, 1.1);
            double amplitude = random.uniform(0.01, 0.055);
            waves[i] = new double[] {
                frequency * StrictMath.cos(direction),
                frequency * StrictMath.sin(direction),
                random.uniform(0, 2 * Math.PI),
                i < WAVES ? amplitude : 0,
                i < WAVES ? 0 : amplitude
            };
        }
        double turn = TURN * clipped(random);
        double slant = 0.1 + SLANT * clipped(random);
        double wide = random.uniform(0.54, 0.78);
        double high = random.uniform(0.62, 0.75);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        xx = cos * wide;
        xy = -cos * slant * high - sin * high;
        yx = sin * wide;
        yy = -sin * slant * high + cos * high;
        shiftX = 0.5 + SHIFT * clipped(random);
        shiftY = 0.5 + SHIFT * clipped(random);
    }

    private static double clipped(RandomStream random) {
        return Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, random.normal()));
    }

    /** Where a point of the box [0, 1]^2 comes to lie in the picture [0, 1]^2; reads and writes x and y at an index. */
    void move(double[] points, int at) {
        double x = points[at];
        double y = points[at + 1];
        double movedX = x;
        double movedY = y;
        for (double[] wave : waves) {
            double height = StrictMath.sin(wave[0] * x + wave[1] * y + wave[2]);
            movedX += wave[3] * height;
            movedY += wave[4] * height;
        }
        points[at] = shiftX + xx * (movedX - 0.5) + xy * (movedY - 0.5);
        points[at + 1] = shiftY + yx * (movedX - 0.5) + yy * (movedY - 0.5);
    }
}
