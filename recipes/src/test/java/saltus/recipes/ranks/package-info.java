/** Processes that train together: what they train, and what becomes of them when one is lost. */
@NullMarked
package saltus.recipes.ranks;

import org.jspecify.annotations.NullMarked;
