package saltus.runtime.convert;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import saltus.runtime.picture.Npz;
import saltus.runtime.picture.NpzArray;

/** One archive of numpy arrays, stored as they are, so that each sample is read at its place. */
@AutoService(RecordsWriter.class)
public final class NpzFile implements RecordsWriter {
    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String summary() {
        return "one archive of arrays 'images', 'latents', 'moments' or 'points', their mirrored '_flip', and 'labels'";
    }

    @Override
    public String ending() {
        return ".npz";
    }

    @Override
    public boolean isOneFile() {
        return true;
    }

    @Override
    public void write(Path target, Whole whole, Iterable<Block> blocks) {
        long[] shape = LongStream.concat(
                        LongStream.of(whole.count()),
                        whole.shape().dims().stream().mapToLong(dim -> dim.size()))
                .toArray();
        List<NpzArray> arrays = new ArrayList<>();
        for (int copy = 0; copy < whole.copies(); copy++) {
            int number = copy;
            arrays.add(NpzArray.of(
                    whole.tensor(copy), whole.numbers().numpy(), whole.numbers().bytes(), shape, out -> {
                        for (Block block : blocks) {
                            float[] values = block.values()[number];
                            whole.numbers().write(out, values, 0, values.length);
                        }
                    }));
        }
        if (!whole.classNames().isEmpty()) {
            arrays.add(NpzArray.longs("labels", new long[] {whole.count()}, whole.labels()));
        }
        Npz.write(target, arrays);
    }
}
