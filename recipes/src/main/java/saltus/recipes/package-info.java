/** The shipped recipes, each an interface of a few lines with its source and constants. */
@NullMarked
package saltus.recipes;

import org.jspecify.annotations.NullMarked;
