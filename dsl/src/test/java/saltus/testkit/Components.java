package saltus.testkit;

import java.lang.annotation.Annotation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.InnerTime;
import saltus.TwoStep;
import saltus.pipeline.Card;

/**
 * What a design is made of, read off its card.
 *
 * @param card the design in words
 */
record Components(Card card) {
    boolean has(Class<? extends Annotation> component) {
        return !text(component).isEmpty();
    }

    /** The component as written; empty if there is none. */
    private String text(Class<? extends Annotation> component) {
        String name = "@" + component.getSimpleName();
        return card.components().stream()
                .map(Card.ComponentLine::text)
                .filter(text -> text.equals(name) || text.startsWith(name + "("))
                .findFirst()
                .orElse("");
    }

    /** A number of a component as written. */
    double number(Class<? extends Annotation> component, String name, double otherwise) {
        Matcher matcher = Pattern.compile("\\b" + name + " = (-?[0-9.E-]+)").matcher(text(component));
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
    }

    /** True if the target differentiates the network instead of taking two steps. */
    boolean continuous() {
        return text(InnerTime.class).matches(".*\\((0\\.0|AT_START)\\)");
    }

    /** True if the first of two steps follows the conditional velocity, not the network. */
    boolean alongData() {
        return text(TwoStep.class).matches(".*first = @Step\\([^)]*CONDITIONAL\\).*");
    }
}
