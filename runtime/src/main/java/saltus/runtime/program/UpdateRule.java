package saltus.runtime.program;

import saltus.runtime.network.Depth;
import saltus.runtime.network.Weight;

/**
 * How an optimiser turns the gradient g of step t, the first being 1, into an update of the weights w by the rate lr. All but Adam
 * decay the weights by lr times the weight decay apart from that. Refused steps are not counted.
 */
public enum UpdateRule {
    /**
     * m &lt;- b1 m + (1 - b1) g, v &lt;- b2 v + (1 - b2) g^2, w &lt;- w - lr m' / (sqrt(v') + eps) with m' = m / (1 - b1^t) and v' =
     * v / (1 - b2^t). Source: I. Loshchilov, F. Hutter, Decoupled weight decay regularization (arXiv 1711.05101), algorithm 2.
     */
    ADAMW("adamw", 0.95, 1, Squares.OF_ALL),

    /**
     * The same where the weight decay times w is added to g, after g is clipped; without weight decay it is AdamW. Source: D. P.
     * Kingma, J. Ba, Adam: a method for stochastic optimization (arXiv 1412.6980), algorithm 1, with the decay as in PyTorch's.
     */
    ADAM("adam", 0.95, 1, Squares.OF_ALL),

    /**
     * Moments as of AdamW; the update is lr r m' sqrt(1 - b2^t) / (sqrt(v) + eps) where the variance of v is known well enough, rho_t
     * &gt; 5, and lr m' in the first steps, where it is not. Here rho = 2 / (1 - b2) - 1, rho_t = rho - 2 t b2^t / (1 - b2^t), and r^2 =
     * (rho_t - 4) (rho_t - 2) rho / ((rho - 4) (rho - 2) rho_t). Source: L. Liu et al., On the variance of the adaptive learning rate
     * and beyond (arXiv 1908.03265), algorithm 2, with epsilon and the threshold of 5 as in its authors' code and PyTorch's.
     */
    RADAM("radam", 0.95, 1, Squares.OF_ALL),

    /**
     * w &lt;- w - lr sign(b1 m + (1 - b1) g), then m &lt;- b2 m + (1 - b2) g: one moment only. An update has the size lr, whatever the
     * gradient's, so that rates of a third to a tenth of AdamW's suit it. Source: X. Chen et al., Symbolic discovery of optimization
     * algorithms (arXiv 2302.06675), algorithm 2.
     */
    LION("lion", 0.99, 10, Squares.NONE),

    /**
     * Matrices of hidden layers ({@link Depth.Hidden}) move by the nearest semi-orthogonal matrix: m &lt;- 0.95 m + 0.05 g, x &lt;- 0.95 m +
     * 0.05 g over its Frobenius norm, five times x &lt;- 3.4445 x - 4.7750 x x' x + 2.0315 (x x')^2 x, and w &lt;- w - 0.2 lr
     * sqrt(max(rows, columns)) x, which is as large as an update of AdamW usually is, so that one rate and one weight decay serve both.
     * All other weights are AdamW's. Sources: K. Jordan et al., Muon: an optimizer for hidden layers in neural networks (2024), with
     * Nesterov's momentum; J. Liu et al., Muon is scalable for LLM training (arXiv 2502.16982), section 2.2, for the factor 0.2.
     */
    MUON("muon", 0.95, 1, Squares.AT_THE_EDGE);

    /** Of which weights a mean of squares is kept, those of fewer first. */
    private enum Squares {
        NONE,
        AT_THE_EDGE,
        OF_ALL
    }

    private final String text;
    private final double beta2;
    private final int smaller;
    private final Squares squares;

    UpdateRule(String text, double beta2, int smaller, Squares squares) {
        this.text = text;
        this.beta2 = beta2;
        this.smaller = smaller;
        this.squares = squares;
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

    /** True if it keeps a mean of squares of a weight. */
    public boolean squares(Weight weight) {
        return switch (squares) {
            case NONE -> false;
            case AT_THE_EDGE -> weight.depth() instanceof Depth.Edge;
            case OF_ALL -> true;
        };
    }

    /** True if another rule needs means of squares that this one does not keep. */
    public boolean keepsLessThan(UpdateRule other) {
        return squares.compareTo(other.squares) < 0;
    }

    /** Moments that it keeps of each number of a trained weight. */
    int moments(Weight weight) {
        return squares(weight) ? 2 : 1;
    }

    /** Numbers for each one of a trained weight while a step is made: value, average, gradient, moments, and what an update is made in. */
    int lists(Weight weight) {
        return 3 + moments(weight) + (makesAList() ? 1 : 0);
    }

    /** True if updates of all weights stand beside each other before they are added. */
    private boolean makesAList() {
        return switch (this) {
            case RADAM, LION -> true;
            case ADAMW, ADAM, MUON -> false;
        };
    }

    /** Arrays as large as the largest weight in which the update of a single one is made. */
    int working() {
        return this == MUON ? UpdateText.ORTHOGONALISING : 0;
    }
}
