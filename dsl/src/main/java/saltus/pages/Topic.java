package saltus.pages;

import java.util.List;

/**
 * Pages that belong together: those of one constraint, or those of the language.
 *
 * @param name of the constraint, C1 .. C48; empty for the language
 * @param title what holds, one clause
 * @param ids ids of the pages, in the order in which they are listed
 */
public record Topic(String name, String title, List<String> ids) {
    public Topic {
        ids = List.copyOf(ids);
    }
}
