/**
 * Measures how far generated points lie from true ones: distances between two sets of points, each beside the distance
 * that two true sets of the same size have by chance.
 */
@NullMarked
package saltus.runtime.evaluate;

import org.jspecify.annotations.NullMarked;
