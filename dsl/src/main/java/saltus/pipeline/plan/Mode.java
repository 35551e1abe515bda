package saltus.pipeline.plan;

/** What is wanted of an evaluation, and its price in forward evaluations. */
public enum Mode {
    /** Forward and backward (measured 3.0 to 3.2). */
    GRADIENT("value and gradient", 3),
    /** A constant to the gradient. */
    VALUE("value, no tape", 1),
    /** The derivative along a direction, beside a value that is there (measured 1.07 to 1.14). */
    TANGENT("tangent beside the value, no tape", 1.1),
    /** The same with a gradient through it (counted: a backward pass costs two forward ones). */
    LEARNED_TANGENT("tangent beside the value, and its gradient", 3.3);

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
