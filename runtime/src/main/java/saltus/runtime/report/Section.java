package saltus.runtime.report;

import java.util.List;
import java.util.Optional;

/** A part of a page. */
interface Section {
    /** Its name in the page's address. */
    String id();

    /** What it is called. */
    String title();

    /** What it shows of one run, or of several side by side; empty if their folders say nothing of it. */
    Optional<Html> of(List<RunView> runs);
}
