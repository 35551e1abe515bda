package saltus.runtime.program;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import saltus.runtime.LittleEndian;

/**
 * Writes a TorchScript archive entry by entry, so that no more than one of them is in memory: a ZIP with one folder at its
 * top and nothing compressed. The same entries give the same bytes.
 */
final class ArchiveWriter {
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ZipOutputStream zip;

    /** @param out which is not closed */
    ArchiveWriter(OutputStream out) {
        this.zip = new ZipOutputStream(out);
        zip.setMethod(ZipOutputStream.STORED);
    }

    /** Adds an entry, from the content's position to its limit. */
    void put(String name, ByteBuffer content) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(content.duplicate());
        ZipEntry entry = new ZipEntry("saltus/" + name);
        entry.setTimeLocal(EPOCH);
        entry.setSize(content.remaining());
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        LittleEndian.write(zip, content);
        zip.closeEntry();
    }

    /** Adds an entry. */
    void put(String name, byte[] content) throws IOException {
        put(name, ByteBuffer.wrap(content));
    }

    /** Ends the archive. */
    void finish() throws IOException {
        zip.finish();
    }
}
