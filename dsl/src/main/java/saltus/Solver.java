package saltus;

/** How a velocity becomes a step from t to r. */
public enum Solver {
    /** x + (r - t) u: exact if u is the average velocity between t and r. */
    EULER,
    /**
     * alphaBar(t, r) x + betaBar(t, r) v with the path's own coefficients: exact for the conditional velocity, first
     * order for the marginal one. On the linear path it is the Euler step.
     */
    DDIM
}
