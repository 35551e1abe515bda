package saltus.runtime.data.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Registry;

/** Opens what a text names, as it is stored. */
public final class Opened {
    private static final Registry<DataSource> SOURCES = DataSources.registry();

    private Opened() {}

    public static Records records(String text) {
        return SOURCES.open(text, (source, options) -> ((FileSource) source).stored(options))
                .value();
    }

    /** All numbers of a sample. */
    public static float[] sample(Records records, int record) {
        return sample(records, record, 0);
    }

    public static float[] sample(Records records, int record, int copy) {
        float[] sample = new float[(int) records.shape().fixedSize() + 2];
        records.read(record, copy, sample, 1);
        assertEquals(0, sample[0]);
        assertEquals(0, sample[sample.length - 1]);
        float[] inside = new float[sample.length - 2];
        System.arraycopy(sample, 1, inside, 0, inside.length);
        return inside;
    }

    /** Refused by one sentence that has these words. */
    public static String refused(String text, String... words) {
        return sentence(
                assertThrows(BadInputException.class, () -> records(text)).getMessage(), words);
    }

    public static String sentence(String sentence, String... words) {
        for (String word : words) {
            assertTrue(sentence.contains(word), sentence);
        }
        assertFalse(sentence.contains("Exception") || sentence.contains("java."), sentence);
        assertFalse(sentence.contains("\n"), sentence);
        return sentence;
    }
}
