/**
 * What files hold, sample by sample, and how a model sees it. A format reads {@link saltus.runtime.data.stored.Records}; everything
 * that is the same for all formats stands here once: latents drawn from their posterior, mirrored views, scale, samples held
 * back, and what is told before anybody trains.
 */
@NullMarked
package saltus.runtime.data.stored;

import org.jspecify.annotations.NullMarked;
