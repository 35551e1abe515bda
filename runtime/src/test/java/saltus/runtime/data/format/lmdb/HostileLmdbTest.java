package saltus.runtime.data.format.lmdb;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.graph.Shape;
import saltus.runtime.convert.Block;
import saltus.runtime.convert.Numbers;
import saltus.runtime.convert.Whole;
import saltus.runtime.convert.lmdb.LmdbFile;
import saltus.runtime.data.format.Opened;
import saltus.runtime.data.stored.Form;

/** Data bases whose pages say what cannot be. */
class HostileLmdbTest {
    private static final int PAGE = 4096;
    private static final int MAIN = PAGE + 88;

    @TempDir
    Path folder;

    private ByteBuffer file = ByteBuffer.allocate(0);

    @BeforeEach
    void write() throws IOException {
        file = written(3);
    }

    private ByteBuffer written(int count) throws IOException {
        Whole whole =
                new Whole(Form.LOG_VARIANCES, Shape.of(2, 1, 1), 1, new long[count], List.of("0"), Numbers.SINGLE);
        Block block = new Block(whole.form(), whole.shape(), 0, count, new int[count], new float[1][2 * count]);
        Path target = folder.resolve("data.mdb");
        new LmdbFile().write(target, whole, List.of(block));
        return ByteBuffer.wrap(Files.readAllBytes(target)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void refused(String words) throws IOException {
        Opened.refused("lmdb:" + Files.write(folder.resolve("data.mdb"), file.array()), "data.mdb", words);
    }

    private int root() {
        return (int) file.getLong(MAIN + 40) * PAGE;
    }

    /** Where a node of the root begins. */
    private int node(int number) {
        return root() + file.getShort(root() + 16 + 2 * number);
    }

    @Test
    void aTreeThatLeadsBackIntoItselfEnds() throws IOException {
        file = written(400);
        file.putInt(node(0), root() / PAGE);
        refused("leads back into itself");
    }

    @Test
    void samplesThatAreMissingDoubleOrTooManyAreTold() throws IOException {
        int key = node(2) + 8;
        file.put(key, (byte) '0');
        refused("has the sample 0 twice");
        file.put(key, (byte) '9');
        refused("has the sample 9, but 4 entries");
        file.put(key, (byte) '3');
        refused("has 3 samples, but their numbers go to 3");
        file.put(key, (byte) 'x');
        refused("'num_samples' says 3, but it has 2 samples");
    }

    @Test
    void otherKindsOfDataBasesAreTold() throws IOException {
        file.putShort(MAIN + 4, (short) 4);
        refused("one value each");
        file.putShort(MAIN + 4, (short) 0).putShort(node(0) + 4, (short) 2);
        refused("further data bases");
        file.putInt(PAGE + 20, 2).putInt(20, 2);
        refused("data format 2");
    }

    @Test
    void valuesThatEndBehindTheFileAreTold() throws IOException {
        file.putInt(node(0), Integer.MAX_VALUE);
        refused("was cut off");
        file.putInt(node(0), 100).putLong(node(0) + 8 + 1, 99);
        refused("leads to page 99");
    }

    @Test
    void anEmptyDataBaseIsTold() throws IOException {
        file.putLong(MAIN + 40, -1);
        refused("none of its keys is a number");
    }
}
