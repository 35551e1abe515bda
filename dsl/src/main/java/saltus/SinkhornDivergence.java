package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The debiased entropic cost of carrying a batch's samples q to its data p: OT(q, p) - OT(q, q) / 2 - OT(p, p) / 2, where OT
 * is the least mean of |x - y|^2 over couplings, plus epsilon times their entropy relative to independent ones.
 *
 * <p>Its gradient moves a sample towards the mean of where its mass goes among data, and away from that among samples.
 * Iterations in the logarithmic domain come down from the mean cost to epsilon in the first half of them; all are symmetric, so that sets that are
 * the same have a divergence of exactly nothing after any number of them. Source: W-Flow (arXiv 2605.11755), which follows
 * this divergence's gradient; the divergence: arXiv 1706.00292 and 1810.08278.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SinkhornDivergence {
    /**
     * Weight of the entropy, as a share of the mean cost between samples and data: smaller is sharper, and takes more
     * iterations. Ours, for points.
     */
    @Within(
            atLeast = 1e-5,
            feltUntil = 100,
            why = "couplings without entropy are not found by iterations in single precision")
    double epsilon() default 0.005;

    /** Iterations; each costs four passes over the pairs of a batch. Ours, for points. */
    @Within(atLeast = 1, atMost = 1000, why = "all of them are written out in the program")
    int iterations() default 20;

    /**
     * True to let a sample go to itself in OT(q, q), and data in OT(p, p): the divergence of the two sets, which is nothing only
     * if they are the same, and the smaller the less samples vary, since two sets of one law are never the same. False to
     * exclude it: the gradient's mean is then nothing where the laws agree, but for a share of 1/B.
     */
    boolean selfPairs() default false;
}
