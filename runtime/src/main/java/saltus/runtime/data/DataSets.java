package saltus.runtime.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/** The data sets that the command line knows. */
public final class DataSets {
    private static final int DIGITS_SIDE = 16;
    private static final int PICTURES_SIDE = 32;
    private static final int SMALLEST_PICTURES_SIDE = 4;
    private static final int GREATEST_PICTURES_SIDE = 1024;

    /** Makes a set from the whole text and what stands behind its first colon, empty if nothing does. */
    @FunctionalInterface
    private interface Maker {
        DataSet make(String text, String argument);
    }

    private record Source(String name, String form, String sentence, Maker maker) {}

    private static final List<Source> SOURCES = List.of(
            points("checkerboard", "the eight dark squares of a 4 x 4 board, uniform", new Checkerboard()),
            points("moons", "two interleaving half circles with noise", new Moons()),
            points("gaussians", "eight narrow Gaussians on a circle", new Gaussians()),
            points("swissroll", "a spiral of one and a half turns with noise", new SwissRoll()),
            new Source(
                    "gaussian",
                    "gaussian:D",
                    "normal points of 1 to 64 dimensions, whose one-step map is known in closed form",
                    DataSets::normal),
            new Source(
                    "csv",
                    "csv:FILE",
                    "points of any dimension, one a line, used as given: bring them to mean 0 and deviation near 1",
                    DataSets::csv),
            new Source(
                    "digits",
                    "digits[:SIZE]",
                    "the digits 0-9 as drawn by hand, ten classes, gray, SIZE 16 to 64 pixels (default 16)",
                    DataSets::digits),
            new Source(
                    "images",
                    "images:FOLDER[:SIZE]",
                    "PNG or JPEG files, a sub-folder for each class or none, cut to SIZE x SIZE pixels (default 32)",
                    DataSets::images));

    private DataSets() {}

    /**
     * The data set that a text of the command line stands for: {@code checkerboard}, {@code csv:FILE} and so on. Files
     * are read at once.
     *
     * @throws BadInputException if there is no such set, or if its file or folder cannot be used
     */
    public static DataSet parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        Source source = SOURCES.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
        return source.maker().make(text, colon < 0 ? "" : text.substring(colon + 1));
    }

    /** A line for each kind of data set: how it is written, and what it is. */
    public static List<String> help() {
        int width = SOURCES.stream()
                .mapToInt(source -> source.form().length())
                .max()
                .orElse(0);
        return SOURCES.stream()
                .map(source ->
                        source.form() + " ".repeat(width + 2 - source.form().length()) + source.sentence())
                .toList();
    }

    private static BadInputException unknown(String name) {
        List<String> names = SOURCES.stream().map(Source::name).toList();
        String hint = Suggestion.nearest(name, names)
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        String forms = SOURCES.stream().map(Source::form).collect(Collectors.joining(", "));
        return new BadInputException("There is no data set '%s'; %sthere are %s.".formatted(name, hint, forms));
    }

    private static Source points(String name, String sentence, PointLaw law) {
        return new Source(name, name, sentence, (text, argument) -> {
            if (!text.equals(name)) {
                throw new BadInputException("The data set '%s' takes nothing behind its name, not ':%s'; write '%s'."
                        .formatted(name, argument, name));
            }
            return new PointDistribution(name, law);
        });
    }

    private static DataSet normal(String text, String argument) {
        int dimension = argument.matches("\\d{1,3}") ? Integer.parseInt(argument) : 0;
        if (dimension < 1 || dimension > NormalPoints.GREATEST) {
            throw new BadInputException(
                    "The data set '%s' has no dimension from 1 to %d; write gaussian:D, such as gaussian:4."
                            .formatted(text, NormalPoints.GREATEST));
        }
        return new NormalPoints(text, dimension);
    }

    private static DataSet csv(String text, String argument) {
        return CsvReader.read(text, path(argument, "csv:FILE"));
    }

    private static DataSet digits(String text, String argument) {
        boolean bare = text.equals("digits");
        int side = bare ? DIGITS_SIDE : side(argument, DrawnDigits.SMALLEST_SIDE, DrawnDigits.GREATEST_SIDE);
        return new DrawnDigits(text, side);
    }

    private static DataSet images(String text, String argument) {
        int colon = argument.lastIndexOf(':');
        // The path may have a colon of its own, such as that of a Windows drive.
        String size = colon >= 0 ? argument.substring(colon + 1) : "";
        boolean sized = size.matches("-?\\d+");
        Path folder = path(sized ? argument.substring(0, colon) : argument, "images:FOLDER or images:FOLDER:SIZE");
        int side = sized ? side(size, SMALLEST_PICTURES_SIDE, GREATEST_PICTURES_SIDE) : PICTURES_SIDE;
        return PictureFolder.read(text, folder, side);
    }

    private static Path path(String argument, String form) {
        if (argument.isEmpty()) {
            throw new BadInputException("The data set needs a path; write %s.".formatted(form));
        }
        try {
            return Path.of(argument);
        } catch (InvalidPathException e) {
            throw new BadInputException(
                    "'%s' is no path on this system (%s); write %s.".formatted(argument, e.getReason(), form), e);
        }
    }

    private static int side(String text, int least, int most) {
        int side = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (side < least || side > most) {
            throw new BadInputException(
                    "The size '%s' is not a whole number of pixels from %d to %d; give one of these."
                            .formatted(text, least, most));
        }
        return side;
    }
}
