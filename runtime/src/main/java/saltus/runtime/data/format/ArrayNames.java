package saltus.runtime.data.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/** How samples and labels are called in archives of arrays. */
final class ArrayNames {
    private static final List<String> SAMPLES = List.of(
            "samples", "images", "latents", "moments", "points", "data", "x", "arr_0", "x_train", "train_images");
    private static final List<String> LABELS = List.of("labels", "label", "y", "arr_1", "y_train", "train_labels");

    /** What an option says that leaves the choice to the reader. */
    static final String AUTO = "auto";
    /** What an option says that wants no labels. */
    static final String NONE = "none";

    private ArrayNames() {}

    /**
     * The array of the samples.
     *
     * @param wanted its name, or {@link #AUTO}
     * @throws BadInputException if there is none of that name, or if it cannot be told which it is
     */
    static String samples(Collection<String> names, String wanted, String place) {
        if (!wanted.equals(AUTO)) {
            if (!names.contains(wanted)) {
                throw new BadInputException(
                        "%s has no array %s; it has %s.".formatted(place, Quoted.of(wanted), text(names)));
            }
            return wanted;
        }
        Optional<String> usual = SAMPLES.stream().filter(names::contains).findFirst();
        List<String> others =
                names.stream().filter(name -> !LABELS.contains(name)).toList();
        return usual.or(() -> others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty())
                .orElseThrow(() -> new BadInputException("%s has %s; name the array of the samples with array=NAME."
                        .formatted(place, names.isEmpty() ? "no arrays" : "the arrays " + text(names))));
    }

    /** The array of the labels, if one is called so. */
    static Optional<String> labels(Collection<String> names, String samples) {
        return LABELS.stream()
                .filter(name -> names.contains(name) && !name.equals(samples))
                .findFirst();
    }

    private static String text(Collection<String> names) {
        String some = names.stream().limit(8).map(Quoted::of).collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names.size() > 8 ? some + ".." : some;
    }
}
