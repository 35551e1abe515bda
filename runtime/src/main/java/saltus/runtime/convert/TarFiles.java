package saltus.runtime.convert;

import com.google.auto.service.AutoService;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import saltus.runtime.AtomicFile;
import saltus.runtime.data.stored.Form;
import saltus.runtime.picture.ImageBatch;
import saltus.runtime.picture.NpzArray;
import saltus.runtime.picture.Png;

/**
 * Tar shards in the WebDataset layout: for each sample a {@code .png}, or an array such as {@code .moments.npy} and its mirrored
 * {@code .moments_flip.npy}, and a {@code .cls} with its class.
 */
@AutoService(RecordsWriter.class)
public final class TarFiles implements RecordsWriter {
    @Override
    public String name() {
        return "tar";
    }

    @Override
    public String summary() {
        return "WebDataset shards: a .png (pixels that are levels) or .npy for each sample, '_flip.npy', and a .cls"
                + " with its class";
    }

    @Override
    public String ending() {
        return ".tar";
    }

    @Override
    public boolean isOneFile() {
        return false;
    }

    @Override
    public void write(Path target, Whole whole, Iterable<Block> blocks) {
        AtomicFile.write(target, out -> {
            TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
            for (Block block : blocks) {
                for (int i = 0; i < block.count(); i++) {
                    write(tar, whole, block, i);
                }
            }
            tar.finish();
        });
    }

    private static void write(TarArchiveOutputStream tar, Whole whole, Block block, int row) throws IOException {
        String name = "%09d".formatted(block.first() + row);
        for (int copy = 0; copy < whole.copies(); copy++) {
            float[] values = Arrays.copyOfRange(block.values()[copy], row * block.size(), (row + 1) * block.size());
            if (isPicture(whole)) {
                put(tar, name + ".png", picture(whole, values));
            } else {
                // The name says what it is, and which one is mirrored.
                put(tar, "%s.%s.npy".formatted(name, whole.tensor(copy)), array(whole, values));
            }
        }
        if (!whole.classNames().isEmpty()) {
            put(tar, name + ".cls", String.valueOf(block.labels()[row]).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static boolean isPicture(Whole whole) {
        int channels = whole.shape().dim(0).size();
        return whole.form() == Form.PIXELS
                && whole.numbers() == Numbers.LEVELS
                && whole.copies() == 1
                && (channels == 1 || channels == 3);
    }

    private static byte[] picture(Whole whole, float... values) {
        int channels = whole.shape().dim(0).size();
        int height = whole.shape().dim(1).size();
        int width = whole.shape().dim(2).size();
        return Png.of(new ImageBatch(values, 1, channels, height, width));
    }

    private static byte[] array(Whole whole, float... values) throws IOException {
        long[] shape =
                whole.shape().dims().stream().mapToLong(dim -> dim.size()).toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        NpzArray.of(
                        "sample",
                        whole.numbers().numpy(),
                        whole.numbers().bytes(),
                        shape,
                        to -> whole.numbers().write(to, values, 0, values.length))
                .writeTo(out);
        return out.toByteArray();
    }

    private static void put(TarArchiveOutputStream tar, String name, byte... content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        entry.setIds(0, 0);
        entry.setNames("", "");
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
