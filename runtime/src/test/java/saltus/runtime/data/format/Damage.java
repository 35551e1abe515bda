package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.Records;

/** Damages a file in many ways; each gives samples or one sentence. */
public final class Damage {
    private static final int[] VALUES = {0, 1, 0x7F, 0x80, 0xFF};

    private Damage() {}

    /** Cut off at every length. All of them have to be refused if the format says how long it is. */
    public static void cut(Path file, String text, boolean allRefused) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int step = Math.max(1, whole.length / 80);
        for (int length = 0; length < whole.length; length += length < 60 ? 1 : step) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertTrue(tryIt(text) || !allRefused, "cut at " + length);
        }
        Files.write(file, whole);
    }

    /** Bytes replaced by others, at many places. */
    public static void change(Path file, String text, int tries) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < tries; i++) {
            byte[] changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] = (byte) VALUES[random.nextInt(VALUES.length)];
            if (random.nextBoolean() && at > 0) {
                changed[at - 1] = (byte) random.nextInt();
            }
            Files.write(file, changed);
            tryIt(text);
        }
        Files.write(file, whole);
    }

    /**
     * Reads samples, or is refused by a sentence.
     *
     * @return true if it was refused
     */
    public static boolean tryIt(String text) {
        try {
            Records records = Opened.records(text);
            for (int i = 0; i < Math.min(8, records.count()); i++) {
                for (int copy = 0; copy < records.copies(); copy++) {
                    Opened.sample(records, i, copy);
                }
            }
            return false;
        } catch (BadInputException said) {
            Opened.sentence(said.getMessage());
            return true;
        }
    }
}
