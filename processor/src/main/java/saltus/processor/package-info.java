/**
 * The annotation processor: {@code mirror} reads recipes from javac, {@code design} holds what they say, {@code rules}
 * check it, {@code write} writes the pipeline class.
 */
@NullMarked
package saltus.processor;

import org.jspecify.annotations.NullMarked;
