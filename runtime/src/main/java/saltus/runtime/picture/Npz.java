package saltus.runtime.picture;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import saltus.runtime.AtomicFile;

/**
 * Writes numpy archives, which {@code numpy.load} opens: a ZIP with one {@code .npy} member for each array, stored as it is, so
 * that a reader finds every row by its place. Each array is asked for its values once, when its turn comes, and need not be in
 * memory. The same arrays give the same bytes.
 */
public final class Npz {
    /** The first moment that a ZIP can express; the real one would make equal archives differ. */
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final int BUFFER_BYTES = 1 << 16;

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
        AtomicFile.writeAt(target, channel -> write(channel, arrays));
    }

    /** Checksums stand in front of the members, and are known behind them: the archive goes back for each. */
    private static void write(FileChannel channel, List<NpzArray> arrays) throws IOException {
        ZipArchiveOutputStream zip = new ZipArchiveOutputStream(channel);
        zip.setUseZip64(Zip64Mode.AsNeeded);
        for (NpzArray array : arrays) {
            writeMember(zip, array);
        }
        zip.finish();
    }

    private static void writeMember(ZipArchiveOutputStream zip, NpzArray array) throws IOException {
        ZipArchiveEntry member = new ZipArchiveEntry(array.name() + ".npy");
        member.setMethod(ZipEntry.STORED);
        member.setTime(FileTime.from(EPOCH.atZone(ZoneId.systemDefault()).toInstant()));
        member.setSize(array.fileBytes());
        zip.putArchiveEntry(member);
        OutputStream out = new BufferedOutputStream(zip, BUFFER_BYTES);
        array.writeTo(out);
        out.flush();
        zip.closeArchiveEntry();
        if (member.getSize() != array.fileBytes()) {
            throw new IllegalStateException("the array '%s' needs %d bytes but %d were written"
                    .formatted(array.name(), array.fileBytes(), member.getSize()));
        }
    }
}
