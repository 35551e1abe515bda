/**
 * Finds what improves a recipe: combinations of components are written as recipes, the compiler throws out what is wrong, the
 * others are trained alike with the same seeds, and differences are told from noise.
 */
@NullMarked
package saltus.runtime.sweep;

import org.jspecify.annotations.NullMarked;
