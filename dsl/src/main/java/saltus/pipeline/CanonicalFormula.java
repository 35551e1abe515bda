package saltus.pipeline;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A formula in force in the recipe of a generated pipeline, as text. Class files hold no expressions: this is how a formula
 * reaches recipes that inherit it from a jar. Written and read by the compiler only.
 */
@Documented
@Repeatable(CanonicalFormula.All.class)
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface CanonicalFormula {
    /** The formula in its canonical text, which says its name, its parameters and the type that declares it. */
    String value();

    /** Several formulas of one pipeline. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface All {
        /** The formulas. */
        CanonicalFormula[] value();
    }
}
