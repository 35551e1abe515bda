/** Finds the pipelines of recipes on the class path, shipped ones and the user's own alike. */
@NullMarked
package saltus.runtime.recipe;

import org.jspecify.annotations.NullMarked;
