package saltus.testkit;

import java.util.Random;

/**
 * Independent numbers, for training.
 *
 * @param seed decides all of them
 */
record Independent(long seed) implements Numbers {
    @Override
    public double uniform(String draw, int row, int column) {
        return random(draw, row, column).nextDouble();
    }

    @Override
    public double normal(String draw, int row, int column) {
        return random(draw, row, column).nextGaussian();
    }

    private Random random(String draw, int row, int column) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + draw.hashCode() * 1_000_003L + row * 1009L + column);
        random.nextLong(); // neighbouring seeds begin alike
        return random;
    }
}
