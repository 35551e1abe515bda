package saltus.processor.write;

/** Numbers as Java literals. */
final class Numbers {
    private Numbers() {}

    static String literal(double value) {
        return value == Double.POSITIVE_INFINITY ? "Double.POSITIVE_INFINITY" : Double.toString(value);
    }
}
