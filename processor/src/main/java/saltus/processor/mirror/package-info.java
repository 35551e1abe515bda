/**
 * The only place that sees javac's elements: recipes are read here, and findings find their way back to annotation values.
 */
@NullMarked
package saltus.processor.mirror;

import org.jspecify.annotations.NullMarked;
