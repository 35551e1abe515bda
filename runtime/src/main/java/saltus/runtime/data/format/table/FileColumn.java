package saltus.runtime.data.format.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import saltus.runtime.data.format.FirstBytes;

/** Which column of a table names files. */
final class FileColumn {
    private static final List<String> NAMES =
            List.of("file", "path", "image", "file_name", "filename", "image_path", "filepath", "file_path");
    private static final int MOST_BYTES = 4096;

    private FileColumn() {}

    /** The column, by the names of all. */
    static OptionalInt of(List<String> header) {
        return IntStream.range(0, header.size())
                .filter(i -> NAMES.contains(header.get(i).toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** True if the first line of a table names such a column. */
    static boolean isIn(Path table) {
        String start = new String(FirstBytes.of(table, MOST_BYTES), StandardCharsets.UTF_8);
        String line = start.replaceFirst("^\uFEFF", "").lines().findFirst().orElse("");
        return of(Arrays.stream(line.split("[,;\t]", -1))
                        .map(LabelColumn::meant)
                        .toList())
                .isPresent();
    }
}
