package saltus.processor.rules;

import java.util.List;

/**
 * Something that is wrong with a design, in the words of the person who wrote it.
 *
 * @param severity an error or a warning
 * @param rule id of the rule
 * @param what what is wrong, one clause
 * @param found what the recipe says
 * @param why why it matters
 * @param fix what to do
 * @param places where it belongs, the likeliest culprit first; none for the recipe as a whole
 */
public record Finding(
        Severity severity, String rule, String what, String found, String why, String fix, List<Place> places) {
    public Finding {
        places = List.copyOf(places);
    }

    /** An error. */
    public Finding(String rule, String what, String found, String why, String fix, List<Place> places) {
        this(Severity.ERROR, rule, what, found, why, fix, places);
    }

    /** The message that the compiler prints. */
    public String message() {
        return "[Saltus/%s] %s%n  found: %s%n  why:   %s%n  fix:   %s".formatted(rule, what, found, why, fix);
    }
}
