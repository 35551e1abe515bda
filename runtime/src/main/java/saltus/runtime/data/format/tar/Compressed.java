package saltus.runtime.data.format.tar;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an archive is compressed by, by its first bytes. */
enum Compressed {
    GZIP("\u001F\u008B"),
    BZIP2("BZh"),
    XZ("\u00FD7zXZ"),
    ZSTD("(\u00B5/\u00FD"),
    LZ4("\u0004\"M\u0018");

    private final String magic;

    Compressed(String magic) {
        this.magic = magic;
    }

    /** The program's name, if it is one. */
    static Optional<String> of(byte[] start) {
        return Arrays.stream(values())
                .filter(one -> one.begins(start))
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private boolean begins(byte[] start) {
        return new String(start, 0, Math.min(start.length, magic.length()), StandardCharsets.ISO_8859_1).equals(magic);
    }
}
