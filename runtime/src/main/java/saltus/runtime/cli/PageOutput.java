package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import saltus.pages.Page;
import saltus.pages.Pages;
import saltus.pages.Topic;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/** Prints pages of checks and lists of them. */
final class PageOutput {
    private PageOutput() {}

    /** Every check with its title, by constraint. */
    static void all(PrintWriter out) {
        for (Topic topic : Pages.topics()) {
            list(out, topic);
            out.println();
        }
        out.println("'saltus explain ID' prints the page of a check.");
    }

    /**
     * The page of a check.
     *
     * @throws BadInputException if there is none of that id
     */
    static void page(PrintWriter out, String id) {
        Page page = Pages.find(id).orElseThrow(() -> unknown(id));
        out.print(page.text());
    }

    /** The page of a check or the checks of a constraint; false if the name is neither's. */
    static boolean found(PrintWriter out, String name) {
        Optional<Page> page = Pages.find(name);
        Optional<Topic> topic = Pages.topic(name);
        page.ifPresent(found -> out.print(found.text()));
        topic.ifPresent(found -> constraint(out, found));
        return page.isPresent() || topic.isPresent();
    }

    /** One check is shown at once; of several one has to be chosen. */
    private static void constraint(PrintWriter out, Topic topic) {
        if (topic.ids().size() == 1) {
            page(out, topic.ids().get(0));
        } else {
            list(out, topic);
            out.println();
            out.println("'saltus explain ID' prints the page of one of them.");
        }
    }

    private static void list(PrintWriter out, Topic topic) {
        out.println(topic.name().isEmpty() ? topic.title() : topic.name() + ": " + topic.title());
        for (String id : topic.ids()) {
            String title = Pages.find(id).orElseThrow().title();
            out.printf(Locale.ROOT, "  %-34s %s%n", id, title);
        }
    }

    private static BadInputException unknown(String id) {
        List<String> known = Pages.ids();
        String hint = Suggestion.nearest(id, known)
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        return new BadInputException(
                "There is no check '%s'; %s'saltus explain' lists all of them.".formatted(id, hint));
    }
}
