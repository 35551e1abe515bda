package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The network's output is compared with what it should have said: the default, spelled out to replace an inherited
 * {@link CompareSamples}.
 */
@Documented
@Component(Category.COMPARISON)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CompareOutputs {}
