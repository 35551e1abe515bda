package saltus.runtime.data.format;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Tensors of samples and labels in safetensors files. */
@AutoService(DataSource.class)
public final class SafetensorsSource extends FileSource {
    private static final String ENDING = ".safetensors";
    private static final long MOST_HEADER_BYTES = 100_000_000;

    @Override
    public String name() {
        return "safetensors";
    }

    @Override
    public String form() {
        return "safetensors:FILE|FOLDER|PATTERN" + NamedRecords.FORM;
    }

    @Override
    public String summary() {
        return "tensors such as latents, latents_flip and labels, in a file or in shards: a folder, part-*" + ENDING
                + " or part-{00..12}" + ENDING;
    }

    @Override
    public boolean recognises(Path path) {
        ByteBuffer start = ByteBuffer.wrap(FirstBytes.of(path, Long.BYTES + 1)).order(ByteOrder.LITTLE_ENDIAN);
        if (start.limit() > Long.BYTES) {
            return start.getLong(0) >= 2 && start.getLong(0) <= MOST_HEADER_BYTES && start.get(Long.BYTES) == '{';
        }
        return FirstBytes.someOf(path).stream().anyMatch(file -> file.toString().endsWith(ENDING));
    }

    @Override
    protected Records records(Options options) {
        return NamedRecords.of(new SafetensorsShards(Shards.of(options, ENDING)), options);
    }
}
