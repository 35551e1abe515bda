package saltus.testkit;

import java.lang.annotation.Annotation;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** For which designs an identity holds; for others its property is skipped, and the report says so. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@AddLifecycleHook(WhereItApplies.class)
@interface Requires {
    /** Components that the design has all of. */
    Class<? extends Annotation>[] value() default {};

    /** Components that the design has none of. */
    Class<? extends Annotation>[] without() default {};

    /** What else the design is like. */
    Trait[] traits() default {};
}
