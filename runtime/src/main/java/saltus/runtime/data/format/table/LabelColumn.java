package saltus.runtime.data.format.table;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** Which column of a table has the classes. */
final class LabelColumn {
    /** What an option says that leaves the choice to the reader. */
    static final String AUTO = "auto";
    /** What an option says that wants no classes. */
    static final String NONE = "none";

    private static final List<String> NAMES = List.of("label", "class", "target", "labels", "class_id", "category");

    private LabelColumn() {}

    /**
     * The column.
     *
     * @param header names of the columns
     * @param wanted one of them, {@link #AUTO} or {@link #NONE}
     * @throws BadInputException if there is none of that name
     */
    static OptionalInt of(List<String> header, String wanted, String place) {
        if (wanted.equals(NONE)) {
            return OptionalInt.empty();
        }
        if (!wanted.equals(AUTO)) {
            int column = header.indexOf(wanted);
            if (column < 0) {
                throw new BadInputException(
                        "%s has no column %s; it has %s.".formatted(place, Quoted.of(wanted), text(header)));
            }
            return OptionalInt.of(column);
        }
        List<String> names =
                header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        // Beside x, y is a coordinate.
        return IntStream.range(0, names.size())
                .filter(i -> NAMES.contains(names.get(i)) || (names.get(i).equals("y") && !names.contains("x")))
                .findFirst();
    }

    /** Names of columns for a sentence. */
    static String text(List<String> header) {
        String some = String.join(", ", header.stream().limit(8).map(Quoted::of).toList());
        return header.isEmpty() ? "no names of columns" : header.size() > 8 ? some + ".." : some;
    }

    /** A class as it is meant: 3.0 is the class 3. */
    static String meant(String text) {
        return text.strip().replaceAll("^\"(.*)\"$", "$1").replaceFirst("^(\\d+)\\.0*$", "$1");
    }
}
