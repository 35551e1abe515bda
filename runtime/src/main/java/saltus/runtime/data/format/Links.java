package saltus.runtime.data.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;

/** Links in folders of data. What somebody else has packed must not make a reader open other files of this machine. */
public final class Links {
    private Links() {}

    /**
     * Refuses a file that lies outside of a folder, by a link of itself or of a folder on the way.
     *
     * @throws BadInputException if it does, or cannot be found
     */
    public static void requireInside(Path folder, Path file) {
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                throw new BadInputException(
                        "The link '%s' leads out of the folder '%s'; put what it leads to into the folder."
                                .formatted(file, folder));
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    /** Refuses a link, to a folder or out of this one. Whatever is no link passes without a further look. */
    static void require(Path folder, Path file) {
        if (Files.isSymbolicLink(file)) {
            requireInside(folder, file);
            if (Files.isDirectory(file)) {
                throw new BadInputException(
                        "The link '%s' leads to another folder of '%s', whose files would count twice; remove it."
                                .formatted(file, folder));
            }
        }
    }
}
