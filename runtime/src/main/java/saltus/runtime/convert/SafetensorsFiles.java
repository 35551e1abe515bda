package saltus.runtime.convert;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import saltus.runtime.LittleEndian;
import saltus.runtime.checkpoint.Entry;
import saltus.runtime.checkpoint.SafetensorsWriter;

/** Safetensors, a file for each block: a tensor for each copy, and the labels. */
@AutoService(RecordsWriter.class)
public final class SafetensorsFiles implements RecordsWriter {
    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public String summary() {
        return "shards of tensors 'images', 'latents', 'moments' or 'points', their mirrored '_flip', and 'labels'";
    }

    @Override
    public String ending() {
        return ".safetensors";
    }

    @Override
    public boolean isOneFile() {
        return false;
    }

    @Override
    public void write(Path target, Whole whole, Iterable<Block> blocks) {
        Block block = blocks.iterator().next();
        long[] shape = LongStream.concat(
                        LongStream.of(block.count()),
                        whole.shape().dims().stream().mapToLong(dim -> dim.size()))
                .toArray();
        List<Entry> entries = new ArrayList<>();
        for (int copy = 0; copy < whole.copies(); copy++) {
            float[] values = block.values()[copy];
            entries.add(new Entry(
                    whole.tensor(copy),
                    whole.numbers().safetensors(),
                    shape,
                    out -> whole.numbers().write(out, values, 0, values.length)));
        }
        if (!whole.classNames().isEmpty()) {
            entries.add(new Entry("labels", "I64", new long[] {block.count()}, out -> labels(out, block)));
        }
        SafetensorsWriter.write(target, Map.of(), entries);
    }

    private static void labels(OutputStream out, Block block) throws IOException {
        LittleEndian.write(out, Arrays.stream(block.labels()).asLongStream().toArray());
    }
}
