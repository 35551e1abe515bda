package saltus.runtime.data.image;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Files sorted into pictures and others. A file with an ending of pictures is taken for one until it is decoded; of each other
 * ending some are looked into, and all of them if one is a picture inside.
 */
final class Candidates {
    private static final int HEAD_BYTES = 16;
    private static final int TRIED = 8;

    private final Path folder;
    private final Map<String, Boolean> worthLooking = new LinkedHashMap<>();
    private final List<Path> pictures = new ArrayList<>();
    private final Map<String, Integer> others = new TreeMap<>();

    private Candidates(Path folder) {
        this.folder = folder;
    }

    /**
     * Sorts files.
     *
     * @param files relative to the folder
     */
    static Candidates of(Path folder, List<Path> files) {
        Candidates candidates = new Candidates(folder);
        Map<String, List<Path>> unknown = new LinkedHashMap<>();
        for (Path file : files) {
            if (!PictureFormat.isNamed(file.getFileName().toString())) {
                unknown.computeIfAbsent(ending(file), ending -> new ArrayList<>())
                        .add(file);
            }
        }
        unknown.forEach((ending, some) -> candidates.worthLooking.put(
                ending, some.stream().limit(TRIED).anyMatch(file -> isPicture(folder.resolve(file)))));
        files.forEach(candidates::sort);
        return candidates;
    }

    private void sort(Path file) {
        String ending = ending(file);
        boolean picture = PictureFormat.isNamed(file.getFileName().toString())
                || worthLooking.getOrDefault(ending, false) && isPicture(folder.resolve(file));
        if (picture) {
            pictures.add(file);
        } else {
            others.merge(ending, 1, Integer::sum);
        }
    }

    /** Whether a file begins as a picture does; what cannot be read does not. */
    static boolean isPicture(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return PictureFormat.of(in.readNBytes(HEAD_BYTES)).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }

    /** In the order of the files. */
    List<Path> pictures() {
        return pictures;
    }

    /** How many other files there are of each ending. */
    Map<String, Integer> others() {
        return others;
    }
}
