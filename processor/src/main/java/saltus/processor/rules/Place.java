package saltus.processor.rules;

import java.util.Optional;
import saltus.processor.design.Component;

/**
 * Where a finding belongs: a component, or one member of it.
 *
 * @param component the component
 * @param member its member's name, dots leading into nested annotations; empty for the whole annotation
 */
public record Place(Component component, Optional<String> member) {
    /** The whole annotation. */
    public static Place of(Component component) {
        return new Place(component, Optional.empty());
    }

    /** One member. */
    public static Place of(Component component, String member) {
        return new Place(component, Optional.of(member));
    }
}
