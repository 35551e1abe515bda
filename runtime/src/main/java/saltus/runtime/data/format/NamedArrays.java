package saltus.runtime.data.format;

import java.util.Set;

/** Arrays that are had by their names. */
interface NamedArrays {
    /** Their names, in the order of the files. */
    Set<String> names();

    /** Where all of them are, for sentences. */
    String place();

    /** Where one is, for sentences. */
    String place(String name);

    /**
     * The rows of one.
     *
     * @param name one of {@link #names}
     * @throws saltus.runtime.BadInputException if they are damaged, or not of numbers
     */
    Rows rows(String name);
}
