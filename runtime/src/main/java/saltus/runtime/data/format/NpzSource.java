package saltus.runtime.data.format;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Archives of numpy arrays: the samples, and their labels beside. */
@AutoService(DataSource.class)
public final class NpzSource extends FileSource {
    private static final int HEADER_BYTES = 30;
    private static final int LONGEST_NAME = 256;
    private static final int LOCAL = 0x04034b50;

    @Override
    public String name() {
        return "npz";
    }

    @Override
    public String form() {
        return "npz:FILE" + NamedRecords.FORM;
    }

    @Override
    public String summary() {
        return "points, pictures or latents of an archive of numpy arrays, such as samples and labels, or arr_0 and"
                + " arr_1";
    }

    /** A ZIP whose first member is an array. */
    @Override
    public boolean recognises(Path path) {
        ByteBuffer start = ByteBuffer.wrap(FirstBytes.of(path, HEADER_BYTES + LONGEST_NAME))
                .order(ByteOrder.LITTLE_ENDIAN);
        if (start.limit() < HEADER_BYTES || start.getInt(0) != LOCAL) {
            return false;
        }
        int name = Math.min(Short.toUnsignedInt(start.getShort(26)), start.limit() - HEADER_BYTES);
        return new String(start.array(), HEADER_BYTES, name, StandardCharsets.UTF_8).endsWith(".npy");
    }

    @Override
    protected Records records(Options options) {
        return NamedRecords.of(NpzArchive.open(options.path()), options);
    }
}
