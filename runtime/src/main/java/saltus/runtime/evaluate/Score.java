package saltus.runtime.evaluate;

/**
 * What a metric says.
 *
 * @param metric its text
 * @param value of the generated samples
 * @param floor of two true sets
 */
public record Score(String metric, double value, NoiseFloor floor) {}
