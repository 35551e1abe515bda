package saltus.runtime.door;

/** Something that can be had by its name. Instances are made by {@link java.util.ServiceLoader} and keep no state. */
public interface Offer {
    /**
     * The name that texts begin with: a letter, then letters, digits, dashes or underscores. Case does not matter; no two
     * offers of a door may have one name.
     */
    String name();

    /** How the text is written, options included, such as {@code mine:width=W,depth=D}; the name if there are none. */
    default String form() {
        return name();
    }

    /** What it is, one line without a full stop, for people who choose. */
    String summary();

    /**
     * 0, the default, for what has to be asked for by name. Otherwise the place, from 1, among those that are taken where no
     * name is given.
     */
    default int usualPlace() {
        return 0;
    }
}
