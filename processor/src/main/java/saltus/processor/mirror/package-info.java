/**
 * The only place that sees javac's elements and trees: recipes and their formulas are read here, and findings find their
 * way back to annotation values and sub-expressions.
 */
@NullMarked
package saltus.processor.mirror;

import org.jspecify.annotations.NullMarked;
