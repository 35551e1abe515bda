package saltus.recipes.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where commands run: a working folder, and beside it what belongs to no run.
 *
 * @param root holds all of it
 */
public record Workplace(Path root) {
    private static final int MOST_TRIES = 100;

    /** A new one. */
    public static Workplace in(Path root) throws IOException {
        Workplace place = new Workplace(root);
        Files.createDirectories(place.work());
        return place;
    }

    /** The working folder: data, and the folders of runs. */
    public Path work() {
        return root.resolve("work");
    }

    /** The virtual machine's folder for temporary files. */
    Path temporary() {
        return root.resolve("tmp");
    }

    /** What the last command said. */
    Path said() {
        return root.resolve("said.txt");
    }

    /** What was wrong with the last command. */
    Path complained() {
        return root.resolve("complained.txt");
    }

    /** The last command's words, for a message. */
    String words() {
        try {
            return Files.readString(said()) + Files.readString(complained());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files in a folder and below, by their path from there, in order. */
    public static List<Path> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(path -> !path.equals(folder))
                    .map(folder::relativize)
                    .sorted()
                    .toList();
        }
    }

    /** Deletes the folder with all that is in it, also while a process makes and removes files there. */
    public void delete() throws IOException {
        for (int left = MOST_TRIES; Files.exists(root); left--) {
            try {
                for (Path path :
                        files(root).stream().sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(root.resolve(path));
                }
                Files.deleteIfExists(root);
            } catch (DirectoryNotEmptyException | UncheckedIOException changing) {
                if (left == 0) {
                    throw changing;
                }
            }
        }
    }
}
