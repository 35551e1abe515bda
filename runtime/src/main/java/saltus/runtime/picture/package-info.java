/**
 * Pictures of samples as PNG files - grids of images, points in the plane, the course of the loss - and samples as numpy
 * archives. Everything works without a screen.
 */
@NullMarked
package saltus.runtime.picture;

import org.jspecify.annotations.NullMarked;
