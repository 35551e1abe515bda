package saltus.runtime.data.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Labels that stand in a file of their own, an array of numpy. */
final class LabelFile {
    private static final List<String> BESIDE = List.of("labels.npy", "label.npy");

    private LabelFile() {}

    /** A file of labels beside an array or in its folder. */
    static Optional<Path> beside(Path array) {
        return BESIDE.stream()
                .map(array::resolveSibling)
                .filter(file -> Files.isRegularFile(file) && !file.equals(array))
                .findFirst();
    }

    /**
     * Reads labels.
     *
     * @param count of the samples
     * @throws saltus.runtime.BadInputException if they are no labels, or not as many
     */
    static ClassLabels read(Path path, int count) {
        String place = "'" + path + "'";
        try (OpenFile file = OpenFile.of(path)) {
            Rows rows = NpyArray.of(file, 0, file.size(), place);
            return ClassLabels.of(rows, place).requireCount(count, place);
        }
    }
}
