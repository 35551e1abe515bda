package saltus.runtime.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import saltus.runtime.Quoted;

/**
 * The entries of a foreign archive. Sizes are those of its directory, which are limited before anything is read; what is
 * read has to keep them, and its checksum.
 */
final class TorchArchive {
    /** The weights of a network of vision are some hundred megabytes. */
    private static final long MOST_BYTES = 1L << 30;

    private static final int MOST_ENTRIES = 100_000;
    private static final int END_BYTES = 22;
    private static final int END_SIGNATURE = 0x504b0506;

    private TorchArchive() {}

    /**
     * Reads the entries that are needed, by their names below the one top folder.
     *
     * @throws ZipException if it is no archive
     * @throws IllegalArgumentException if it is a bad one, saying why in a clause
     */
    static Map<String, byte[]> read(Path file, Predicate<String> needed) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            requireEnd(file);
            for (ZipEntry entry : directory(zip, needed)) {
                entries.put(below(entry), content(zip, entry));
            }
        }
        return entries;
    }

    private static List<ZipEntry> directory(ZipFile zip, Predicate<String> needed) {
        if (zip.size() > MOST_ENTRIES) {
            throw new IllegalArgumentException("it has %d entries, more than any network".formatted(zip.size()));
        }
        List<ZipEntry> wanted = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long bytes = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            String name = entry.getName();
            if (!names.add(name)) {
                throw new IllegalArgumentException("it has two entries %s".formatted(Quoted.of(name)));
            }
            if (!entry.isDirectory() && name.indexOf('/') > 0 && needed.test(below(entry))) {
                wanted.add(entry);
                bytes += Math.max(0, entry.getSize());
            }
        }
        long most = Math.min(MOST_BYTES, Runtime.getRuntime().maxMemory() / 4);
        if (bytes > most) {
            throw new IllegalArgumentException(
                    "it unfolds to %d MB, more than the %d MB that are read".formatted(bytes >> 20, most >> 20));
        }
        return wanted;
    }

    private static String below(ZipEntry entry) {
        return entry.getName().substring(entry.getName().indexOf('/') + 1);
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(Math.toIntExact(entry.getSize()));
            CRC32 checksum = new CRC32();
            checksum.update(content);
            if (content.length != entry.getSize() || in.read() >= 0 || checksum.getValue() != entry.getCrc()) {
                throw new ZipException();
            }
            return content;
        } catch (IOException | ArithmeticException e) {
            throw new IllegalArgumentException("its entry %s is damaged".formatted(Quoted.of(entry.getName())), e);
        }
    }

    /** An archive ends with its directory. */
    private static void requireEnd(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(Math.max(0, in.length() - END_BYTES));
            if (in.readInt() != END_SIGNATURE) {
                throw new IllegalArgumentException("something stands behind the end of the archive");
            }
        }
    }
}
