package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The Frechet distance of the moments of a batch's samples and its data: |mu - mu_r|^2 + tr(S + S_r - 2 (S_r^1/2 S
 * S_r^1/2)^1/2), the squared W2 distance of the normal laws that have them.
 *
 * <p>It sees mean and covariance, nothing else: samples of points become those of an affine map of noise if that is what they
 * start from. Meant for the features of a network ({@link CompareFeatures}), and for training on from weights ({@code saltus
 * train RECIPE --from FILE}). A batch has more samples than a sample has numbers, or covariances have no inverse. Moments are
 * those of the batch, not of a bank of data: even for laws that agree their distance is of the order of the numbers of a sample
 * over the batch, and samples vary that much too little in the end; the larger the batch the better. Source: FD-loss (arXiv
 * 2604.28190), whose moments are those of far more samples than the batch.
 */
@Documented
@Component(Category.METRIC)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface FrechetDistance {}
