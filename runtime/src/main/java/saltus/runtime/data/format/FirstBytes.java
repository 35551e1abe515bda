package saltus.runtime.data.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks quickly at what a path is, without a word about what cannot be looked at. */
public final class FirstBytes {
    private static final int MOST_NAMES = 64;

    private FirstBytes() {}

    /** The first bytes of a regular file; fewer, or none, if there are not as many. */
    public static byte[] of(Path file, int most) {
        if (!Files.isRegularFile(file)) {
            return new byte[0];
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    /** Some of what lies in a folder, in any order; nothing if it is none. */
    public static List<Path> someOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .limit(MOST_NAMES)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
