package saltus.processor.rules;

import java.util.Arrays;
import java.util.stream.Collectors;
import saltus.processor.design.Component;
import saltus.processor.design.Design;

/** How messages quote what a recipe says. */
final class Found {
    private Found() {}

    /** The components as written, each with the type that declares it where that is not the recipe itself. */
    static String in(Design design, Component... components) {
        return Arrays.stream(components)
                .map(component -> component.text() + origin(design, component))
                .collect(Collectors.joining(" with "));
    }

    private static String origin(Design design, Component component) {
        return component.owner().equals(design.typeName()) ? "" : " (inherited from " + component.owner() + ")";
    }
}
