package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Batches mix all classes: the default, spelled out to replace an inherited {@link ClassConsistentBatches}.
 */
@Documented
@Component(Category.BATCHES)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ShuffledBatches {}
