package saltus.runtime.picture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import saltus.runtime.AtomicFile;

/**
 * Writes numpy archives, which {@code numpy.load} opens: a ZIP with one {@code .npy} member for each array. Each array is
 * asked for its values once, when its turn comes, and need not be in memory; that is why members are deflated, without being
 * made smaller: their sizes and checksums stand behind them. The same arrays give the same bytes.
 */
public final class Npz {
    /** The first moment that a ZIP can express; the real one would make equal archives differ. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private Npz() {}

    /**
     * Writes an archive, replacing a file of that name.
     *
     * @param target a path in a folder that exists; numpy expects it to end in {@code .npz}
     * @param arrays the members in their order
     * @throws saltus.runtime.BadInputException if the disk refuses (full, not writable, no such folder)
     * @throws IllegalArgumentException if two arrays have the same name
     * @throws IllegalStateException if an array writes more or fewer values than its shape says
     */
    public static void write(Path target, List<NpzArray> arrays) {
        Set<String> names = new HashSet<>();
        for (NpzArray array : arrays) {
            if (!names.add(array.name())) {
                throw new IllegalArgumentException("the array name '" + array.name() + "' stands twice");
            }
        }
        AtomicFile.write(target, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (NpzArray array : arrays) {
                writeMember(zip, array);
            }
            zip.finish();
        });
    }

    private static void writeMember(ZipOutputStream zip, NpzArray array) throws IOException {
        ZipEntry member = new ZipEntry(array.name() + ".npy");
        member.setTimeLocal(EPOCH);
        zip.putNextEntry(member);
        array.writeTo(zip);
        zip.closeEntry();
        if (member.getSize() != array.fileBytes()) {
            throw new IllegalStateException("the array '%s' needs %d bytes but %d were written"
                    .formatted(array.name(), array.fileBytes(), member.getSize()));
        }
    }
}
