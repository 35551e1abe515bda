package saltus.runtime.program;

/**
 * How an optimiser turns the gradient g of step t, the first being 1, into an update of the weights w by the rate lr. All decay
 * the weights by lr times the weight decay apart from that. Refused steps are not counted.
 */
public enum UpdateRule {
    /**
     * m &lt;- b1 m + (1 - b1) g, v &lt;- b2 v + (1 - b2) g^2, w &lt;- w - lr m' / (sqrt(v') + eps) with m' = m / (1 - b1^t) and v' =
     * v / (1 - b2^t). Source: I. Loshchilov, F. Hutter, Decoupled weight decay regularization (arXiv 1711.05101), algorithm 2.
     */
    ADAMW("adamw", 0.95, 1, 5),

    /**
     * Moments as of AdamW; the update is lr r m' sqrt(1 - b2^t) / (sqrt(v) + eps) where the variance of v is known well enough, rho_t
     * &gt; 5, and lr m' in the first steps, where it is not. Here rho = 2 / (1 - b2) - 1, rho_t = rho - 2 t b2^t / (1 - b2^t), and r^2 =
     * (rho_t - 4) (rho_t - 2) rho / ((rho - 4) (rho - 2) rho_t). Source: L. Liu et al., On the variance of the adaptive learning rate
     * and beyond (arXiv 1908.03265), algorithm 2, with epsilon and the threshold of 5 as in its authors' code and PyTorch's.
     */
    RADAM("radam", 0.95, 1, 6),

    /**
     * w &lt;- w - lr sign(b1 m + (1 - b1) g), then m &lt;- b2 m + (1 - b2) g: one moment only. An update has the size lr, whatever the
     * gradient's, so that rates of a third to a tenth of AdamW's suit it. Source: X. Chen et al., Symbolic discovery of optimization
     * algorithms (arXiv 2302.06675), algorithm 2.
     */
    LION("lion", 0.99, 10, 5);

    private final String text;
    private final double beta2;
    private final int smaller;
    private final int lists;

    UpdateRule(String text, double beta2, int smaller, int lists) {
        this.text = text;
        this.beta2 = beta2;
        this.smaller = smaller;
        this.lists = lists;
    }

    /** How it is written. */
    public String text() {
        return text;
    }

    /** The second decay that suits it if nobody says another. */
    public double usualBeta2() {
        return beta2;
    }

    /** By how much the learning rate that suits it is smaller than AdamW's. */
    public int smallerRate() {
        return smaller;
    }

    /** True if it keeps a mean of squares. */
    public boolean hasSquares() {
        return this != LION;
    }

    /** Numbers for each trained one while a step is made: value, average, moments, gradient, and what an update is made in. */
    int lists() {
        return lists;
    }

    /** Moments that it keeps of each trained number. */
    int moments() {
        return hasSquares() ? 2 : 1;
    }
}
