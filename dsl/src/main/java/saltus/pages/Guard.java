package saltus.pages;

import java.util.Arrays;

/** How something that a page is about is kept. */
public enum Guard {
    /** A proof over formulas, for all times. */
    PROVED("proved by the compiler"),
    /** A check of what a recipe says. */
    COMPILED("by the compiler"),
    /** A check that needs what the recipe does not know: batch, data, network, steps. */
    OPENED("when the pipeline is opened"),
    /** The language has no words for the mistake. */
    CONSTRUCTION("holds by construction"),
    /** Nothing that a program could decide. */
    UNCHECKED("cannot be checked");

    private final String text;

    Guard(String text) {
        this.text = text;
    }

    /** As pages put it. */
    public String text() {
        return text;
    }

    /**
     * The guard that a page names.
     *
     * @throws IllegalArgumentException if there is none of that text
     */
    static Guard of(String text) {
        return Arrays.stream(values())
                .filter(guard -> guard.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + text + "' says of no guard how it checks"));
    }
}
