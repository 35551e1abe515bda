package saltus;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Continuous targets are used as they are: the default, spelled out to replace an inherited {@link
 * TangentNormalisation} or {@link TangentClamp}.
 */
@Documented
@Component(Category.NORMALISATION)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NoTangentNormalisation {}
