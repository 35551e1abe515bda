/**
 * What a sweep has shown, and what is noise: paired differences over seeds, effects of choices alone and of pairs, and a
 * correction for their number.
 */
@NullMarked
package saltus.runtime.sweep.effect;

import org.jspecify.annotations.NullMarked;
