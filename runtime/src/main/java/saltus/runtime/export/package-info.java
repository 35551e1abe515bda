/**
 * Trained models for those who do not have Saltus: a folder with a sampler that PyTorch opens, weights that others load, a
 * description for programs and a card for people. The card is written last, so that a folder with one is complete.
 */
@NullMarked
package saltus.runtime.export;

import org.jspecify.annotations.NullMarked;
