package saltus.runtime.record;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/** Pictures of samples of fixed noise over time: {@code previews/000001000.png} is that after 1,000 steps. */
public final class Previews {
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.png");
    private static final int MOST_BYTES = 1 << 24;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int HEADER = 24;

    private Previews() {}

    /**
     * The pictures of a folder, by rising steps; none if it has none.
     *
     * @throws saltus.runtime.BadInputException if it cannot be looked into
     */
    public static Map<Long, Path> of(Path folder) {
        Map<Long, Path> pictures = new TreeMap<>();
        Path previews = folder.resolve("previews");
        try {
            if (Place.at(previews) != Place.FOLDER) {
                return pictures;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(previews, "*.png")) {
                for (Path file : files) {
                    Matcher name = NAME.matcher(file.getFileName().toString());
                    if (name.matches()) {
                        pictures.put(Long.parseLong(name.group(1)), file);
                    }
                }
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(previews, e);
        }
        return pictures;
    }

    /**
     * Deletes pictures of later steps: a run that begins again, or goes on from an earlier checkpoint, has not made them yet.
     *
     * @param made steps that the run remembers
     * @throws saltus.runtime.BadInputException if one cannot be deleted
     */
    static void forget(Path folder, long made) {
        of(folder).forEach((step, picture) -> {
            if (step > made) {
                try {
                    Files.deleteIfExists(picture);
                } catch (IOException e) {
                    throw FileProblem.cannotWrite(picture, e);
                }
            }
        });
    }

    /**
     * The bytes of a PNG file; empty if it is none.
     *
     * @throws saltus.runtime.BadInputException if it cannot be read, or has more than 16 MB
     */
    public static Optional<byte[]> png(Path path) {
        byte[] bytes = ReadableFile.bytes(path, MOST_BYTES);
        boolean isPng =
                bytes.length > HEADER && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
        return isPng ? Optional.of(bytes) : Optional.empty();
    }
}
