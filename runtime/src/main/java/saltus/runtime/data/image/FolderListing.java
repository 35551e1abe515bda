package saltus.runtime.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;

/**
 * The pictures of a folder in an order that does not depend on the file system.
 *
 * @param files PNG and JPEG files, by their ending
 * @param labels the class of each file; 0 for all if there are no classes
 * @param classNames names of the sub-folders, sorted; empty if there are none
 */
record FolderListing(List<Path> files, int[] labels, List<String> classNames) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /**
     * Looks for pictures: in the sub-folders, each a class, at any depth, or else in the folder itself. Hidden files
     * and files with other endings do not count.
     *
     * @throws BadInputException if there is no such folder, no picture, a class without one, or pictures both in
     *     sub-folders and beside them
     */
    static FolderListing of(Path folder) {
        if (Place.at(folder) != Place.FOLDER) {
            String what = Place.isTaken(folder) ? "is not a folder" : "does not exist";
            throw new BadInputException(
                    "The folder of pictures '%s' %s; give a folder with PNG or JPEG files.".formatted(folder, what));
        }
        List<Path> inside = visible(folder, 1);
        List<Path> beside = pictures(inside);
        List<Path> classes = inside.stream().filter(Files::isDirectory).toList();
        if (classes.isEmpty()) {
            requireSome(beside, "The folder", folder, inside);
            return new FolderListing(beside, new int[beside.size()], List.of());
        }
        if (!beside.isEmpty()) {
            throw new BadInputException(
                    "The folder '%s' has pictures, such as '%s', beside class folders, such as '%s'; move them away."
                            .formatted(
                                    folder,
                                    beside.get(0).getFileName(),
                                    classes.get(0).getFileName()));
        }
        return ofClasses(classes);
    }

    /** Whether a folder has pictures, or one of its sub-folders. */
    static boolean hasPictures(Path folder) {
        try {
            return visible(folder, 2).stream().anyMatch(FolderListing::isPicture);
        } catch (BadInputException unreadable) {
            return false;
        }
    }

    private static FolderListing ofClasses(List<Path> classes) {
        List<Path> files = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Path one : classes) {
            List<Path> inside = visible(one, Integer.MAX_VALUE);
            List<Path> pictures = pictures(inside);
            requireSome(pictures, "The class folder", one, inside);
            files.addAll(pictures);
            pictures.forEach(picture -> labels.add(names.size()));
            names.add(one.getFileName().toString());
        }
        int[] flat = labels.stream().mapToInt(Integer::intValue).toArray();
        return new FolderListing(List.copyOf(files), flat, List.copyOf(names));
    }

    private static void requireSome(List<Path> pictures, String what, Path folder, List<Path> inside) {
        if (pictures.isEmpty()) {
            String other = inside.isEmpty()
                    ? "it is empty"
                    : "it has only other files, such as '%s'"
                            .formatted(inside.get(0).getFileName());
            throw new BadInputException("%s '%s' has no PNG or JPEG picture (%s): %s; put some into it or remove it."
                    .formatted(what, folder, String.join(", ", ENDINGS), other));
        }
    }

    private static List<Path> pictures(List<Path> paths) {
        return paths.stream().filter(FolderListing::isPicture).toList();
    }

    private static boolean isPicture(Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith) && !Files.isDirectory(path);
    }

    /** What lies in a folder, without what is hidden, in the order of the names. */
    private static List<Path> visible(Path folder, int depth) {
        try (Stream<Path> paths = Files.walk(folder, depth, FileVisitOption.FOLLOW_LINKS)) {
            return paths.filter(path -> !path.equals(folder))
                    .filter(path -> !isHidden(folder.relativize(path)))
                    .sorted(Comparator.comparing(path -> key(folder.relativize(path))))
                    .toList();
        } catch (IOException e) {
            throw unreadable(folder, e);
        } catch (UncheckedIOException e) {
            throw unreadable(folder, Objects.requireNonNull(e.getCause()));
        }
    }

    /** Names the sub-folder that could not be read rather than the one that was given, if it is known. */
    private static BadInputException unreadable(Path folder, IOException problem) {
        if (problem instanceof FileSystemLoopException) {
            throw new BadInputException(
                    "The folder '%s' has a link that leads back to a folder above it, '%s'; remove the link."
                            .formatted(folder, problem.getMessage()));
        }
        String where = problem instanceof FileSystemException system ? system.getFile() : null;
        return FileProblem.cannotRead(where == null ? folder : Path.of(where), problem);
    }

    private static boolean isHidden(Path path) {
        return StreamSupport.stream(path.spliterator(), false)
                .anyMatch(part -> part.toString().startsWith("."));
    }

    /** The same text on systems that separate folders by other characters. */
    private static String key(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
