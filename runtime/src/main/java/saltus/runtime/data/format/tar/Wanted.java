package saltus.runtime.data.format.tar;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;

/**
 * The members that hold samples.
 *
 * @param extensions of them: several for pictures, one for arrays
 * @param flipped the extension of the mirrored ones, if there are such
 * @param arePictures false for arrays of numpy
 */
record Wanted(Collection<String> extensions, Optional<String> flipped, boolean arePictures) {
    private static final List<String> PICTURES =
            List.of("jpg", "jpeg", "png", "webp", "gif", "bmp", "tif", "tiff", "ppm", "pgm", "pbm", "img");
    private static final String ARRAY = "npy";
    private static final String FLIPPED = "_flip.npy";
    /** What an option says that leaves the choice to the reader. */
    private static final String AUTO = "auto";

    /**
     * What is wanted, by the members of the first sample.
     *
     * @param first extensions of it
     * @param option an extension, or {@code auto}
     * @throws BadInputException if that is none of them, or if it cannot be told which it is
     */
    static Wanted of(List<String> first, String option, String place) {
        if (!option.equals(AUTO)) {
            if (!first.contains(option)) {
                throw refused(place, "has no member of the ending %s".formatted(Quoted.of(option)), first);
            }
            return of(option, first);
        }
        List<String> pictures = first.stream().filter(PICTURES::contains).toList();
        List<String> arrays = first.stream()
                .filter(extension -> isArray(extension) && !extension.endsWith(FLIPPED))
                .toList();
        if (pictures.size() + arrays.size() != 1) {
            throw refused(
                    place, pictures.size() + arrays.size() == 0 ? "has no picture and no array" : "has several", first);
        }
        return pictures.isEmpty() ? of(arrays.get(0), first) : new Wanted(PICTURES, Optional.empty(), true);
    }

    private static Wanted of(String extension, List<String> first) {
        if (!isArray(extension)) {
            return new Wanted(List.of(extension), Optional.empty(), true);
        }
        String mirrored = extension.equals(ARRAY)
                ? "flip.npy"
                : extension.substring(0, extension.length() - ARRAY.length() - 1) + FLIPPED;
        return new Wanted(List.of(extension), Optional.of(mirrored).filter(first::contains), false);
    }

    private static boolean isArray(String extension) {
        return extension.equals(ARRAY) || extension.endsWith("." + ARRAY);
    }

    private static BadInputException refused(String place, String why, List<String> first) {
        return new BadInputException(
                "The first sample of '%s' %s: it has %s; write member=ENDING for the one with the samples, a picture or an array .npy."
                        .formatted(
                                place,
                                why,
                                first.stream().limit(8).map(Quoted::of).collect(Collectors.joining(", "))));
    }
}
