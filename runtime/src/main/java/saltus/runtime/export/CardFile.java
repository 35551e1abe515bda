package saltus.runtime.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Place;
import saltus.runtime.ReadableFile;

/**
 * The card of a folder. It ends with a checksum of itself, in a comment that nobody is shown: a card that a person has
 * edited, or that was never an export's, is not written over.
 *
 * @param path where it is
 */
record CardFile(Path path) {
    private static final int MOST_BYTES = 1 << 24;
    private static final Pattern SEALED = Pattern.compile("(.*)<!-- saltus export ([0-9a-f]{8}) -->\n", Pattern.DOTALL);

    /**
     * Takes away what says that the folder is complete, unless it says so of the same content.
     *
     * @throws BadInputException if somebody would miss it
     */
    void retract(String next) {
        if (!Place.isTaken(path)) {
            return;
        }
        String there = new String(ReadableFile.bytes(path, MOST_BYTES), StandardCharsets.UTF_8);
        Matcher sealed = SEALED.matcher(there);
        if (!sealed.matches() || !sealed.group(2).equals(checksum(sealed.group(1)))) {
            throw new BadInputException(
                    "The card '%s' was edited, or is no card of an export, and would be lost; move it away, or give another folder with --out."
                            .formatted(path));
        }
        try {
            if (!there.equals(sealed(next))) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw FileProblem.cannotWrite(path, e);
        }
    }

    /** Writes the card, completely or not at all. */
    void write(String card) {
        AtomicFile.write(path, out -> out.write(sealed(card).getBytes(StandardCharsets.UTF_8)));
    }

    private static String sealed(String card) {
        return card + "\n<!-- saltus export " + checksum(card + "\n") + " -->\n";
    }

    private static String checksum(String card) {
        CRC32 crc = new CRC32();
        crc.update(card.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }
}
