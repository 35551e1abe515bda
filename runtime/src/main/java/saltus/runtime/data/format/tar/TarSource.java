package saltus.runtime.data.format.tar;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.format.ArrayChoices;
import saltus.runtime.data.format.FirstBytes;
import saltus.runtime.data.format.LayoutGuess;
import saltus.runtime.data.format.Rows;
import saltus.runtime.data.format.Shards;
import saltus.runtime.data.image.PictureRecords;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Shards in the layout of WebDataset. */
@AutoService(DataSource.class)
public final class TarSource extends FileSource {
    private static final String ENDING = ".tar";
    private static final int RECORD = 512;

    @Override
    public String name() {
        return "tar";
    }

    @Override
    public String form() {
        return "tar:FILE|FOLDER|PATTERN[,member=ENDING][,labels=none][,key=NAME]";
    }

    @Override
    public String summary() {
        return "WebDataset shards, a folder or part-{000..012}.tar: pictures (size=N as of images) or .npy, .cls or"
                + " .json";
    }

    @Override
    public boolean recognises(Path path) {
        return Members.isHeader(FirstBytes.of(path, RECORD))
                || FirstBytes.someOf(path).stream()
                        .anyMatch(file -> file.toString().endsWith(ENDING));
    }

    @Override
    protected Records records(Options options) {
        String member = options.given("member", "auto");
        boolean labelled = !options.has("labels")
                || options.choice("labels", "stored", List.of("stored", "none")).equals("stored");
        String key = options.given("key", "");
        List<Path> paths = Shards.of(options, ENDING);
        Wanted wanted = Wanted.of(Scan.first(paths.get(0)), member, paths.get(0).toString());
        Optional<LabelMembers> labels = labelled ? Optional.of(new LabelMembers(key)) : Optional.empty();
        TarSamples samples = TarSamples.of(paths, wanted, labels);
        if (wanted.arePictures()) {
            return PictureRecords.of(samples, options);
        }
        List<Rows> copies = new ArrayList<>();
        copies.add(new TarRows(samples, 0));
        wanted.flipped().ifPresent(extension -> copies.add(new TarRows(samples, 1)));
        String name = wanted.extensions().iterator().next().replace(".npy", "");
        return LayoutGuess.records(copies, name, ArrayChoices.of(options), samples.labels(), samples.notes());
    }
}
