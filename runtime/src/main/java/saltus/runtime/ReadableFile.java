package saltus.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file of the kind that has an end: whoever opens a pipe or a device may wait for ever, or read for ever. All readers of
 * files that a person names begin here.
 */
public final class ReadableFile {
    private static final long MEGABYTE = 1 << 20;

    private ReadableFile() {}

    /**
     * Looks at a file before it is opened.
     *
     * @return its size
     * @throws BadInputException if there is none, or if it is no regular file
     */
    public static long require(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            if (!found.isRegularFile()) {
                throw new BadInputException("Cannot read '%s': it is a %s; give the path of a file."
                        .formatted(file, found.isDirectory() ? "folder" : "pipe or a device"));
            }
            return found.size();
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }

    /**
     * All bytes of a file.
     *
     * @param most bytes that are read
     * @throws BadInputException if it cannot be read, is no regular file, or has more bytes
     */
    public static byte[] bytes(Path file, int most) {
        long size = require(file);
        try (InputStream in = Files.newInputStream(file)) {
            // It may have grown since.
            byte[] bytes = size > most ? new byte[0] : in.readNBytes(most);
            if (size > most || in.read() >= 0) {
                throw new BadInputException(
                        "Cannot read '%s': it has %d MB, more than the %d MB that such a file may have."
                                .formatted(file, Math.max(size, most + 1L) / MEGABYTE, most / MEGABYTE));
            }
            return bytes;
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }
}
