package saltus.runtime.sweep.choice;

import saltus.Category;

/** What is varied. */
public sealed interface Slot {
    /** Its name, as somebody writes it. */
    String name();

    /**
     * The component of a category.
     *
     * @param category what it decides
     */
    record Part(Category category) implements Slot {
        @Override
        public String name() {
            return Language.name(category);
        }
    }

    /** The recipe itself, to which the other choices are added. */
    record Whole() implements Slot {
        /** Its name. */
        public static final String NAME = "recipe";

        @Override
        public String name() {
            return NAME;
        }
    }

    /**
     * An option of the training.
     *
     * @param name without dashes before it
     */
    record Setting(String name) implements Slot {}
}
