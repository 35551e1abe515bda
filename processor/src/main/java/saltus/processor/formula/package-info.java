/**
 * Formulas that recipes write as static methods over {@code double}, as expressions: derivative, simplification, value,
 * canonical text. Nothing here knows javac; {@code mirror} reads formulas out of method bodies.
 */
@NullMarked
package saltus.processor.formula;

import org.jspecify.annotations.NullMarked;
