package saltus.runtime.data.format.tar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipEncoding;
import org.apache.commons.compress.archivers.zip.ZipEncodingHelper;
import saltus.runtime.BadInputException;
import saltus.runtime.Quoted;
import saltus.runtime.data.format.OpenFile;

/** Goes through the files of an archive by its headers, and jumps over what they hold. */
final class Members {
    private static final int RECORD = 512;
    private static final ZipEncoding UTF_8 = ZipEncodingHelper.getZipEncoding(StandardCharsets.UTF_8.name());
    /** Of a name, or of the texts that describe a file. */
    private static final int MOST_TEXT = 1 << 16;

    private final OpenFile file;
    private long at;
    private Optional<String> longName = Optional.empty();
    private PaxTexts pax = PaxTexts.NONE;
    private int others;

    Members(OpenFile file) {
        this.file = file;
    }

    /**
     * The next file; empty at the end of the archive.
     *
     * @throws BadInputException if the archive is damaged, compressed, or has a file with holes
     */
    Optional<Member> next() {
        while (true) {
            byte[] header = record();
            if (isZero(header)) {
                return Optional.empty();
            }
            TarArchiveEntry entry = parse(header);
            long start = at;
            long bytes = pax.size().orElse(entry.getSize());
            if (!file.has(start, bytes)) {
                throw damaged(
                        "its member %s ends behind it, so that it was cut off".formatted(Quoted.of(entry.getName())));
            }
            at += (bytes + RECORD - 1) / RECORD * RECORD;
            if (entry.isGNULongNameEntry()) {
                longName = Optional.of(new String(text(start, bytes), StandardCharsets.UTF_8).replace("\0", ""));
            } else if (entry.isPaxHeader()) {
                pax = PaxTexts.parse(text(start, bytes)).orElseThrow(() -> damaged("its extended headers are damaged"));
            } else if (!entry.isGlobalPaxHeader() && !entry.isGNULongLinkEntry()) {
                String name = pax.name().or(() -> longName).orElse(entry.getName());
                requireWhole(entry, name);
                longName = Optional.empty();
                pax = PaxTexts.NONE;
                if (isPlain(entry)) {
                    return Optional.of(new Member(name, start, bytes));
                }
                others += entry.isDirectory() ? 0 : 1;
            }
        }
    }

    /** Links and devices, which are left out. */
    int others() {
        return others;
    }

    private void requireWhole(TarArchiveEntry entry, String name) {
        if (entry.isSparse() || pax.isSparse()) {
            throw damaged("its member %s is stored with holes, which are not read".formatted(Quoted.of(name)));
        }
    }

    private static boolean isPlain(TarArchiveEntry entry) {
        return entry.isFile()
                && !entry.isLink()
                && !entry.isSymbolicLink()
                && !entry.isBlockDevice()
                && !entry.isCharacterDevice()
                && !entry.isFIFO();
    }

    /** True if these bytes are the header of a file: if the sum in it is theirs. */
    static boolean isHeader(byte[] header) {
        try {
            return header.length == RECORD && header[0] != 0 && TarUtils.verifyCheckSum(header);
        } catch (IllegalArgumentException noSum) {
            return false;
        }
    }

    private byte[] record() {
        if (at == 0) {
            requirePlain();
        }
        if (!file.has(at, RECORD)) {
            throw damaged("it has no mark at its end, so that it was cut off");
        }
        byte[] header = file.bytes(at, RECORD);
        at += RECORD;
        return header;
    }

    private void requirePlain() {
        Compressed.of(file.bytes(0, (int) Math.min(RECORD, file.size()))).ifPresent(program -> {
            throw damaged(
                    "it is compressed by %s, and samples are read where they stand, so unpack it".formatted(program));
        });
    }

    private TarArchiveEntry parse(byte[] header) {
        if (!isHeader(header)) {
            throw damaged(
                    at == RECORD
                            ? "it does not begin with the header of a file"
                            : "the header of a file at byte %d is damaged".formatted(at - RECORD));
        }
        try {
            return new TarArchiveEntry(Map.of(), header, UTF_8, false);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged("the header of a file at byte %d is damaged".formatted(at - RECORD));
        }
    }

    private byte[] text(long start, long bytes) {
        if (bytes > MOST_TEXT) {
            throw damaged("it has a name of %d bytes".formatted(bytes));
        }
        return file.bytes(start, (int) bytes);
    }

    private static boolean isZero(byte[] header) {
        for (byte one : header) {
            if (one != 0) {
                return false;
            }
        }
        return true;
    }

    private BadInputException damaged(String why) {
        return new BadInputException(
                "'%s' is no usable tar archive: %s; get or write it again.".formatted(file.path(), why));
    }
}
