package saltus.runtime.data.format.lmdb;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.Place;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.format.ClassLabels;
import saltus.runtime.data.format.FirstBytes;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** The data bases of latents of the reference. */
@AutoService(DataSource.class)
public final class LmdbSource extends FileSource {
    private static final String DATA = "data.mdb";
    private static final int HEADER_BYTES = 64;
    /** Python writes the number of samples and the date beside them. */
    private static final int USUAL_OTHERS = 2;

    @Override
    public String name() {
        return "lmdb";
    }

    @Override
    public String form() {
        return "lmdb:FOLDER|FILE[,labels=none]";
    }

    @Override
    public String summary() {
        return "an LMDB environment of pickled moments, their mirrored ones and labels, as the reference's scripts"
                + " write it";
    }

    @Override
    public boolean recognises(Path path) {
        return Meta.begins(FirstBytes.of(path, HEADER_BYTES))
                || Meta.begins(FirstBytes.of(path.resolve(DATA), HEADER_BYTES));
    }

    @Override
    protected Records records(Options options) {
        Path given = options.path();
        boolean labelled = !options.has("labels")
                || options.choice("labels", "stored", List.of("stored", "none")).equals("stored");
        Environment environment = Environment.open(Place.at(given) == Place.FOLDER ? given.resolve(DATA) : given);
        try {
            Index index = Index.of(environment);
            Value first = Value.of(index.value(0, 0, Integer.MAX_VALUE));
            List<String> notes = new ArrayList<>();
            if (index.others() > USUAL_OTHERS) {
                notes.add("%d keys that are no numbers left out".formatted(index.others()));
            }
            return new LmdbRecords(
                    environment,
                    index,
                    first,
                    labelled ? classes(environment, index, first, notes) : ClassLabels.none(index.count()),
                    List.copyOf(notes));
        } catch (DamageException e) {
            throw environment.unusable(e);
        }
    }

    private static ClassLabels classes(Environment environment, Index index, Value first, List<String> notes)
            throws DamageException {
        Optional<int[]> listed = LabelCluster.read(environment.path(), index.count());
        listed.ifPresent(
                list -> notes.add("labels of 'label_cluster.pt', held to those of each sample when it is read"));
        Optional<int[]> labels = listed.isPresent() ? listed : Labels.of(index, first);
        String place = "'" + environment.path() + "'";
        return labels.map(all -> ClassLabels.numbered(all, place)).orElseGet(() -> ClassLabels.none(index.count()));
    }
}
