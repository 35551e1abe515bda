package saltus.runtime.convert;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import saltus.runtime.FileProblem;

/** What tells a file from another one of its name. */
public final class FileSum {
    private FileSum() {}

    /** Its size and checksum. */
    public static String of(Path file) {
        CRC32 sum = new CRC32();
        try (InputStream in = new CheckedInputStream(Files.newInputStream(file), sum)) {
            long bytes = in.transferTo(OutputStream.nullOutputStream());
            return "%d bytes of the sum %08x".formatted(bytes, sum.getValue());
        } catch (IOException e) {
            throw FileProblem.cannotRead(file, e);
        }
    }
}
