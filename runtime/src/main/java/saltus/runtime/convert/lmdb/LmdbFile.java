package saltus.runtime.convert.lmdb;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.convert.Block;
import saltus.runtime.convert.RecordsWriter;
import saltus.runtime.convert.Whole;
import saltus.runtime.data.stored.Form;

/**
 * The data file of an environment as the reference's loaders read it: pickled moments under the numbers of the samples, and their
 * count. Values are written as they come, and the tree behind them, for which twelve bytes a sample are kept.
 */
@AutoService(RecordsWriter.class)
public final class LmdbFile implements RecordsWriter {
    private static final int PAGE_BYTES = 4096;
    private static final int META_PAGES = 2;
    private static final String COUNT = "num_samples";

    @Override
    public String name() {
        return "lmdb";
    }

    @Override
    public String summary() {
        return "the data.mdb of an LMDB environment as the reference's loaders read it: 'moments', 'moments_flip' and"
                + " 'label'";
    }

    @Override
    public String ending() {
        return ".mdb";
    }

    @Override
    public boolean isOneFile() {
        return true;
    }

    @Override
    public void write(Path target, Whole whole, Iterable<Block> blocks) {
        if (whole.form() != Form.LOG_VARIANCES) {
            throw new BadInputException(
                    "An LMDB environment of the reference holds means and logarithms of variances, and these data do"
                            + " not; write npz or safetensors.");
        }
        AtomicFile.writeAt(target, channel -> new Writing(channel, whole).write(blocks));
    }

    /** One file that is written. */
    private static final class Writing {
        private final FileChannel channel;
        private final Whole whole;
        private final long[] pages;
        private final int[] bytes;
        private long next = META_PAGES;

        Writing(FileChannel channel, Whole whole) {
            this.channel = channel;
            this.whole = whole;
            this.pages = new long[whole.count()];
            this.bytes = new int[whole.count()];
        }

        void write(Iterable<Block> blocks) throws IOException {
            for (Block block : blocks) {
                for (int i = 0; i < block.count(); i++) {
                    value(block.first() + i, pickle(block, i));
                }
            }
            long valuePages = next - META_PAGES;
            TreeWriter.Tree tree = tree();
            meta(0, new TreeWriter.Tree(-1, 0, 0, 0, META_PAGES), 0, 0);
            meta(1, tree, valuePages, whole.count() + 1L);
        }

        private byte[] pickle(Block block, int record) throws IOException {
            MomentsPickle pickle = new MomentsPickle();
            for (int copy = 0; copy < whole.copies(); copy++) {
                float[] values = block.values()[copy];
                pickle.array(
                        copy == 0 ? "moments" : "moments_flip",
                        whole.numbers().numpy(),
                        whole.shape(),
                        out -> whole.numbers().write(out, values, record * block.size(), block.size()));
            }
            return whole.classNames().isEmpty()
                    ? pickle.bytes()
                    : pickle.number("label", block.labels()[record]).bytes();
        }

        private void value(int record, byte[] value) throws IOException {
            int count = (MetaPage.HEADER_BYTES - 1 + value.length) / PAGE_BYTES + 1;
            ByteBuffer buffer = ByteBuffer.allocate(count * PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            buffer.putLong(0, next).putShort(10, (short) MetaPage.OVERFLOW).putInt(12, count);
            buffer.position(MetaPage.HEADER_BYTES).put(value);
            TreeWriter.write(channel, buffer.position(0).limit(count * PAGE_BYTES), next * PAGE_BYTES);
            pages[record] = next;
            bytes[record] = value.length;
            next += count;
        }

        private TreeWriter.Tree tree() throws IOException {
            TreeWriter tree = new TreeWriter(channel, PAGE_BYTES, next);
            for (int record = 0; record < whole.count(); record = TextOrder.next(record, whole.count())) {
                byte[] page = ByteBuffer.allocate(Long.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(pages[record])
                        .array();
                tree.add(text(String.valueOf(record)), MetaPage.BIG, bytes[record], page);
            }
            byte[] count = text(String.valueOf(whole.count()));
            tree.add(text(COUNT), 0, count.length, count);
            return tree.end();
        }

        private void meta(int number, TreeWriter.Tree tree, long valuePages, long entries) throws IOException {
            long pagesOfFile = tree.nextPage();
            ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
            MetaPage.put(page, number, PAGE_BYTES, pagesOfFile);
            MetaPage.putTree(page, tree, valuePages, entries);
            TreeWriter.write(channel, page, (long) number * PAGE_BYTES);
        }

        private static byte[] text(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
