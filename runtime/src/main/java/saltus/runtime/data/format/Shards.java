package saltus.runtime.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.data.NaturalOrder;
import saltus.runtime.door.Options;

/**
 * The files of a set in parts: a file, all of a folder with an ending, those that a {@code *} stands for, or those of a range
 * {@code {000..012}}.
 */
public final class Shards {
    private static final Pattern RANGE = Pattern.compile("\\{(\\d{1,9})\\.\\.(\\d{1,9})}");
    private static final int MOST_FILES = 100_000;

    private Shards() {}

    /**
     * The files that an argument names, in natural order.
     *
     * @param ending of the files of a folder, such as {@code .tar}
     * @throws BadInputException if there are none, or one of a range is missing
     */
    public static List<Path> of(Options options, String ending) {
        String argument = options.argument().orElse("");
        Matcher range = RANGE.matcher(argument);
        if (range.find()) {
            return range(options, argument, range);
        }
        Path path = options.asPath(argument);
        Path name = path.getFileName();
        if (name != null && name.toString().contains("*")) {
            return inside(path.resolveSibling("."), glob(name.toString()), path);
        }
        if (Place.at(path) != Place.FOLDER) {
            return List.of(path);
        }
        return inside(path, Pattern.compile(".*" + Pattern.quote(ending)), path.resolve("*" + ending));
    }

    private static Pattern glob(String name) {
        return Pattern.compile(Stream.of(name.split("\\*+", -1))
                .map(Pattern::quote)
                .reduce((a, b) -> a + ".*" + b)
                .orElseThrow());
    }

    private static List<Path> inside(Path folder, Pattern name, Path wanted) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(
                            file -> !file.getFileName().toString().startsWith("."))
                    .filter(file -> name.matcher(file.getFileName().toString()).matches())
                    .sorted((a, b) -> NaturalOrder.INSTANCE.compare(
                            a.getFileName().toString(), b.getFileName().toString()))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.isEmpty() || found.size() > MOST_FILES) {
                throw new BadInputException("There are %s files '%s'; give a folder with from 1 to %d of them."
                        .formatted(found.isEmpty() ? "no" : "too many", wanted, MOST_FILES));
            }
            found.forEach(file -> Links.require(folder, file));
            return found;
        } catch (IOException e) {
            throw FileProblem.cannotRead(folder, e);
        }
    }

    private static List<Path> range(Options options, String argument, Matcher range) {
        int first = Integer.parseInt(range.group(1));
        int last = Integer.parseInt(range.group(2));
        if (last < first || last - first >= MOST_FILES) {
            throw options.refused(
                    "has the range %s".formatted(range.group()),
                    "give a range that goes up, of %d files at most".formatted(MOST_FILES));
        }
        List<Path> paths = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            String number = ("%0" + range.group(1).length() + "d").formatted(i);
            paths.add(options.asPath(argument.substring(0, range.start()) + number + argument.substring(range.end())));
        }
        return paths;
    }
}
