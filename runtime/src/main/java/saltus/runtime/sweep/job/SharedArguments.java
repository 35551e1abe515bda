package saltus.runtime.sweep.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Options that all trainings of a sweep have, but for those that one has of its own. */
final class SharedArguments {
    private static final String OPTION = "--";

    private SharedArguments() {}

    /**
     * Arguments without some options and their values.
     *
     * @param names of options that take a value, without dashes before them
     */
    static List<String> without(List<String> arguments, Collection<String> names) {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith(OPTION)
                    ? argument.substring(OPTION.length()).replaceFirst("=.*", "")
                    : "";
            if (!names.contains(name)) {
                left.add(argument);
            } else if (argument.indexOf('=') < 0) {
                i++; // its value
            }
        }
        return left;
    }
}
