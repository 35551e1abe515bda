package saltus.runtime.data.format;

import com.google.auto.service.AutoService;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        return "npz:FILE[,array=NAME][,labels=NAME|FILE|none]" + ArrayChoices.FORM;
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
    public Records records(Options options) {
        Path path = options.path();
        ArrayChoices choices = ArrayChoices.of(options);
        String wanted = options.text("array", ArrayNames.AUTO);
        String labels = options.text("labels", ArrayNames.AUTO);
        NpzArchive archive = NpzArchive.open(path);
        Set<String> names = archive.names();
        String samples = ArrayNames.samples(names, wanted, "'" + path + "'");
        Rows rows = archive.rows(samples);
        List<String> notes = new ArrayList<>();
        notes.add("the array '%s'".formatted(samples));
        ClassLabels classes = classes(options, archive, samples, labels, rows.count(), notes);
        return LayoutGuess.records(rows, samples, choices, classes, notes);
    }

    private static ClassLabels classes(
            Options options, NpzArchive archive, String samples, String labels, int count, List<String> notes) {
        boolean auto = labels.equals(ArrayNames.AUTO);
        if (labels.equals(ArrayNames.NONE)) {
            return ClassLabels.none(count);
        }
        Optional<String> name = auto
                ? ArrayNames.labels(archive.names(), samples)
                : Optional.of(labels).filter(archive.names()::contains);
        if (name.isPresent()) {
            notes.add("the labels '%s'".formatted(name.get()));
            String place = archive.place(name.get());
            return ClassLabels.of(archive.rows(name.get()), place).requireCount(count, place);
        }
        return auto ? ClassLabels.none(count) : LabelFile.read(options.asPath(labels), count);
    }
}
