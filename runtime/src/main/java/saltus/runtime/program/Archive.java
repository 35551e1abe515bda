package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A TorchScript archive that carries code only, made in memory; the same code gives the same bytes. */
final class Archive {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** An object of the class {@code __torch__.M} without attributes. */
    private static final String MODULE = "\u0080\u0002c__torch__\nM\n)\u0081}b.";

    private static final String NO_CONSTANTS = "\u0080\u0002).";
    private static final String FORMAT = "10\n";

    private Archive() {}

    /** The archive of a module {@code M} with the given methods and helper classes. */
    static byte[] of(String code) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, "data.pkl", MODULE);
            put(zip, "code/__torch__.py", code);
            put(zip, "constants.pkl", NO_CONSTANTS);
            put(zip, "version", FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String latin1) throws IOException {
        byte[] content = latin1.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("saltus/" + name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
