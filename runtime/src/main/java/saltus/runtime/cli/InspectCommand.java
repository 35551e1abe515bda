package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.graph.Dim;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.ClassNames;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Samples;
import saltus.runtime.data.stored.Measures;
import saltus.runtime.door.Named;
import saltus.runtime.picture.ClassFolders;
import saltus.runtime.picture.PlotStyle;
import saltus.runtime.sample.SampleFiles;

/** {@code saltus inspect DATA}: looks at data before anybody trains on them. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what data are, as a training would see them: shape, count, classes with their numbers, range, mean and"
                    + " deviation, what was left out and why; and draws some of them."
        },
        footerHeading = "%nData:%n",
        footer = {
            DoorLists.DATA,
            "",
            "Examples:",
            "  saltus inspect latents.npz",
            "  saltus inspect images:photos:64,flip=0.5 --out photos.png",
            "  saltus inspect digits --images photos --count 2000"
        })
final class InspectCommand implements Runnable {
    private static final int MEASURED = 1024;
    private static final long MOST_NUMBERS = 1L << 24;
    private static final int POINTS = 4000;
    private static final int IMAGES = 100;

    @Parameters(paramLabel = "DATA", description = "What to look at, see below; a path alone is recognised.")
    private String data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "inspect.png",
            description = "The picture (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Option(
            names = "--images",
            paramLabel = "FOLDER",
            description = "Also writes pictures as people keep them: a PNG each, a sub-folder for each class.")
    private @Nullable Path images;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Pictures in --images, at most as many as there are (default: ${DEFAULT-VALUE}).")
    private int pictures;

    @Mixin
    private DataOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PlotStyle.requireFonts();
        AtomicFile.requireWritable(out);
        Named<DataSet> named = DataSources.open(options.text(data));
        DataSet set = named.value();
        if (!set.hasSamples()) {
            throw new BadInputException("The data '%s' have no samples to look at.".formatted(named.text()));
        }
        PrintWriter console = spec.commandLine().getOut();
        console.println(named.text());
        if (set.found().isEmpty()) {
            console.println("  " + summary(set));
        }
        set.found().forEach(line -> console.println("  " + line));
        int size = Math.toIntExact(set.sample().fixedSize());
        int looked = (int) Math.max(2, Math.min(MEASURED, MOST_NUMBERS / size));
        Batch batch = set.batch(0, 0, looked);
        Measures measures = Measures.of(
                looked,
                size,
                set.sample().dim(0).size(),
                (sample, into) -> System.arraycopy(batch.samples(), sample * size, into, 0, size));
        console.printf(Locale.ROOT, "  a model sees numbers %s (%,d samples)%n", measures.text(), looked);
        draw(named, set.kind() == DataSet.Kind.POINTS ? POINTS : IMAGES);
        if (images != null) {
            pictures(set, images);
        }
        console.println();
        console.println("  " + out);
        if (images != null) {
            console.println("  " + images);
        }
        console.flush();
    }

    private static String summary(DataSet set) {
        String shape =
                set.sample().dims().stream().map(Dim::size).map(String::valueOf).collect(Collectors.joining("x"));
        return "%s of %s, %s%s"
                .formatted(
                        set.kind().text(),
                        shape,
                        set.count().isPresent()
                                ? String.format(Locale.ROOT, "%,d", set.count().getAsLong())
                                : "without end",
                        set.classes() == 0
                                ? ", without classes"
                                : ", %d classes: %s".formatted(set.classes(), ClassNames.listed(set.classNames())));
    }

    private void pictures(DataSet set, Path folder) {
        int count = (int) Math.min(set.count().orElse(pictures), pictures);
        if (set.kind() != DataSet.Kind.IMAGES || count < 1) {
            throw new BadInputException(
                    "There are no pictures of %d %s to write; give images, and --count of at least 1."
                            .formatted(count, set.kind().text()));
        }
        ClassFolders folders = new ClassFolders(folder, set.classNames());
        folders.check();
        int size = Math.toIntExact(set.sample().fixedSize());
        for (int first = 0; first < count; first += IMAGES) {
            int rows = Math.min(IMAGES, count - first);
            Batch batch = set.batch(0, first / IMAGES, IMAGES);
            for (int i = 0; i < rows; i++) {
                folders.write(
                        first + i,
                        batch.labels()[i],
                        Arrays.copyOfRange(batch.samples(), i * size, (i + 1) * size),
                        set.sample().dim(0).size(),
                        set.sample().dim(1).size(),
                        set.sample().dim(2).size());
            }
        }
    }

    private void draw(Named<DataSet> named, int most) {
        DataSet set = named.value();
        int count = (int) Math.min(set.count().orElse(most), most);
        Batch batch = set.batch(0, 0, count);
        long[] shape = new long[set.sample().rank() + 1];
        shape[0] = count;
        for (int axis = 1; axis < shape.length; axis++) {
            shape[axis] = set.sample().dim(axis - 1).size();
        }
        Samples samples = new Samples(batch.samples(), batch.labels(), shape);
        SampleFiles.look(out, samples.stored(set.units()), set.kind(), named.text());
    }
}
