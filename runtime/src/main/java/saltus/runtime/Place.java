package saltus.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What is at a path. A disk that does not answer is not taken for an empty one: whoever did would begin anew where something
 * is, and write over it.
 */
public enum Place {
    /** Nothing. */
    EMPTY,
    /** A folder, by a link or by itself. */
    FOLDER,
    /** A file or anything else that is no folder. */
    FILE;

    /**
     * Looks.
     *
     * @throws DiskException if the system does not say what is there
     */
    public static Place at(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isDirectory() ? FOLDER : FILE;
        } catch (NoSuchFileException | NotDirectoryException nothing) {
            return EMPTY;
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /** True if there is something. */
    public static boolean isTaken(Path path) {
        return at(path) != EMPTY;
    }
}
