/**
 * What components mean: one class for each annotation, which says what it draws or computes, over which region, what it
 * goes with, and how it is written as code. A package for each kind; a kind is a sealed interface whose questions every
 * component has to answer, so that rules, proofs and the writer ask and never recognise.
 */
@NullMarked
package saltus.processor.component;

import org.jspecify.annotations.NullMarked;
