package saltus.processor.component.times;

/** The larger, or by symmetry the smaller, of two independent draws of one law. */
final class Pair {
    private Pair() {}

    /** P(at least one of two draws lies beyond), from the chances of one draw: exact where either is tiny. */
    static double largerAbove(double beyond, double within) {
        return beyond * (1 + within);
    }
}
