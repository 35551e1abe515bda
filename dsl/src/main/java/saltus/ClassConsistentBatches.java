package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Every batch shows one class, drawn uniformly; within it samples come without repetition in a new order for each
 * pass.
 *
 * <p>Optional; {@link ShuffledBatches} is the default. Plug-in velocities are then those of one class. On data without
 * classes it rests. Source: ESC (arXiv 2512.11831), class-consistent mini-batches: faster convergence, the same final
 * quality.
 */
@Documented
@Component(Category.BATCHES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ClassConsistentBatches {}
