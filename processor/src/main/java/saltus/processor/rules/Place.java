package saltus.processor.rules;

import java.util.Optional;
import saltus.processor.design.Component;
import saltus.processor.formula.Expr;
import saltus.processor.formula.Formula;

/** Where a finding belongs. */
public sealed interface Place {
    /** Full name of the type whose text holds the place. */
    String owner();

    /**
     * A component, or one member of it.
     *
     * @param component the component
     * @param member its member's name, dots leading into nested annotations; empty for the whole annotation
     */
    record InAnnotation(Component component, Optional<String> member) implements Place {
        @Override
        public String owner() {
            return component.owner();
        }
    }

    /**
     * A part of a formula.
     *
     * @param formula the formula
     * @param part an expression within its body, as the very object: equal ones may stand elsewhere
     */
    record InFormula(Formula formula, Expr part) implements Place {
        @Override
        public String owner() {
            return formula.owner();
        }
    }

    /**
     * A static method's name.
     *
     * @param owner full name of its type
     * @param method its name; where that is not enough, with its parameters' types: {@code alpha(double,int)}
     */
    record AtMethod(String owner, String method) implements Place {}

    /** The whole annotation. */
    static Place of(Component component) {
        return new InAnnotation(component, Optional.empty());
    }

    /** One member. */
    static Place of(Component component, String member) {
        return new InAnnotation(component, Optional.of(member));
    }

    /** What a formula returns. */
    static Place of(Formula formula) {
        return new InFormula(formula, formula.body());
    }
}
