package saltus.pipeline.plan;

/** What is wanted of an evaluation, and its price in forward evaluations. */
public enum Mode {
    /** Forward and backward (measured 3.0 to 3.2). */
    GRADIENT("value and gradient", 3),
    /** A constant to the gradient. */
    VALUE("value, no tape", 1),
    /** The derivative along a direction, beside a value that is there (measured 1.07 to 1.23 for SiT, 0.8 for perceptrons). */
    TANGENT("tangent beside the value, no tape", 1.1),
    /** The same with a gradient through it (measured 6.1 for SiT, 4.9 to 5.1 for perceptrons). */
    LEARNED_TANGENT("tangent beside the value, and its gradient", 6);

    private final String words;
    private final double price;

    Mode(String words, double price) {
        this.words = words;
        this.price = price;
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /** Cost on the whole batch, in forward evaluations of it. */
    public double price() {
        return price;
    }
}
