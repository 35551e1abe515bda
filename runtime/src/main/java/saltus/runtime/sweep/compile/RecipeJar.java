package saltus.runtime.sweep.compile;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import saltus.runtime.AtomicFile;

/** Compiled recipes in one file, which takes the place of an earlier one as a whole while somebody may read that. */
public final class RecipeJar {
    private static final long NO_TIME = 0;

    private RecipeJar() {}

    /** Writes files, by path, the same bytes for the same files. */
    public static void write(Path target, Map<String, byte[]> files) {
        AtomicFile.write(target, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(NO_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
            zip.finish();
        });
    }
}
