package saltus.runtime.compare;

/** What stands in a place of the table. */
public sealed interface Entry {
    /**
     * A number.
     *
     * @param value may be not finite, as a distance of samples that are not
     */
    record Measured(double value) implements Entry {}

    /**
     * A number that there is not.
     *
     * @param reason why, in words for people
     */
    record Missing(String reason) implements Entry {}

    /** This number over another; what is missing of the two is missing here. */
    default Entry over(Entry other) {
        if (this instanceof Measured dividend && other instanceof Measured divisor) {
            return new Measured(dividend.value() / divisor.value());
        }
        return this instanceof Missing ? this : other;
    }
}
