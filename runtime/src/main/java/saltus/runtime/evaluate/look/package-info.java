/**
 * Measures pictures by what a network sees of them: its features, their means and covariances, and the metrics of the field
 * that compare these. The network is a small one of Saltus's own, or a user's.
 */
@NullMarked
package saltus.runtime.evaluate.look;

import org.jspecify.annotations.NullMarked;
