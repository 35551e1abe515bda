package saltus.runtime.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Room for files.
 *
 * @param what the files are
 * @param folder where they go; need not exist
 * @param least bytes with which nothing goes wrong
 * @param advice what to do where there is less
 */
public record DiskExamination(String what, Path folder, double least, String advice) implements Examination {
    private static final double GIGA = 1e9;

    @Override
    public List<Finding> findings() {
        Path there = existing(folder.toAbsolutePath());
        try {
            double free = Files.getFileStore(there).getUsableSpace();
            String found = String.format(Locale.ROOT, "%.1f GB free for %s", free / GIGA, folder);
            if (!Files.isWritable(there)) {
                return List.of(Finding.note(what, found, "the folder cannot be written; " + advice));
            }
            return List.of(free < least ? Finding.note(what, found, advice) : Finding.well(what, found));
        } catch (IOException unknown) {
            return List.of();
        }
    }

    private static Path existing(Path path) {
        return Files.exists(path)
                ? path
                : Optional.ofNullable(path.getParent())
                        .map(DiskExamination::existing)
                        .orElse(path);
    }
}
