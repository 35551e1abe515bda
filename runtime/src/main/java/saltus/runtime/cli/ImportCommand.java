package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.graph.Shape;
import saltus.pipeline.Pipeline;
import saltus.runtime.BadInputException;
import saltus.runtime.FolderLock;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.Units;
import saltus.runtime.door.Named;
import saltus.runtime.identity.Remembered;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.SiTReading;
import saltus.runtime.network.Task;
import saltus.runtime.train.ImportedRun;
import saltus.runtime.weights.NameMapping;
import saltus.runtime.weights.StoredTensor;
import saltus.runtime.weights.StoredWeights;
import saltus.runtime.weights.WeightFiles;

/** {@code saltus import FILE RECIPE}: makes a run folder of weights that were trained elsewhere. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Makes a run folder of weights that were trained elsewhere: a .pt of the reference or of PyTorch,"
                    + " safetensors, or their index. It is sampled, evaluated and exported like a run; 'saltus train"
                    + " --from' trains on.",
            "",
            "Size, patch, channels, side and classes are read from the shapes of a SiT's weights. What they do not"
                    + " tell, or another network, is told by --network, --sample and --classes, or by the data."
        },
        footer = {
            "",
            "Examples:",
            "  saltus import 0400000.pt ExplicitShortcutB2 --out esc --scale 0.18125",
            "  saltus import model.safetensors MeanFlow --network sit:64x4x4/2 --sample 1x28x28 --classes 10 --out mf"
        })
final class ImportCommand implements Runnable {
    private static final String SHAPE = "[1-9]\\d{0,4}(x[1-9]\\d{0,4}){0,2}";

    @Parameters(index = "0", paramLabel = "FILE", description = "The weights, or a folder that has them.")
    private Path file;

    @Parameters(index = "1", paramLabel = "RECIPE", description = "The recipe that they were trained by.")
    private String recipe;

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "The run folder.")
    private Path out;

    @Option(
            names = "--network",
            paramLabel = "NETWORK",
            description = "The network, as 'saltus train' takes it (default: the SiT that the shapes tell).")
    private @Nullable String network;

    @Option(
            names = "--data",
            paramLabel = "DATA",
            description = "The data that they were trained on, for 'saltus evaluate' (default: none).")
    private @Nullable String data;

    @Option(
            names = "--sample",
            paramLabel = "CxHxW",
            description = "Shape of a sample (default: that of the data, or of the SiT).")
    private @Nullable String sample;

    @Option(
            names = "--classes",
            paramLabel = "K",
            description = "Number of classes (default: that of the data, or of the SiT).")
    private @Nullable Integer classes;

    @Option(
            names = "--scale",
            paramLabel = "X",
            defaultValue = "1",
            description = "What stored samples were multiplied by in training, and are divided by when they are drawn;"
                    + " 0.18125 for the reference's latents (default: ${DEFAULT-VALUE}).")
    private double scale;

    @Option(
            names = "--part",
            paramLabel = "NAME",
            description = "The weights of FILE to take: model, ema or target (default: ema if it has it).")
    private @Nullable String part;

    @Option(
            names = "--map",
            paramLabel = "FILE",
            description = "Names of the file's weights in the network, in lines such as 'net.*.w = *.weight'.")
    private @Nullable Path map;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Pipeline pipeline = Recipes.onClassPath().find(recipe);
        check();
        NameMapping mapping = map == null ? NameMapping.NONE : NameMapping.read(map);
        try (StoredWeights weights = WeightFiles.open(file);
                FolderLock lock = FolderLock.of(out)) {
            String taken = part != null ? part : weights.sampled();
            Optional<SiTReading> sit = SiTReading.of(shapes(mapping.apply(weights.part(taken))));
            Named<DataSet> set = data != null ? DataSources.open(data) : remembered(sit);
            Task task = Task.of(set.value(), pipeline);
            Named<Architecture> learner = Architectures.open(network != null ? network : text(sit), task);
            PrintWriter console = spec.commandLine().getOut();
            List<String> report = ImportedRun.write(lock, weights, taken, mapping, pipeline, set, learner);
            console.println("%s: %s, %d classes, %s"
                    .formatted(
                            pipeline.card().recipe(),
                            learner.value().name(),
                            set.value().classes(),
                            set.value().kind().text()));
            report.forEach(line -> console.println("  " + line));
            console.println();
            console.println("  " + out);
            console.flush();
        }
    }

    private void check() {
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new BadInputException("The scale %s divides no samples; give a number above 0.".formatted(scale));
        }
        if (sample != null && !sample.matches(SHAPE)) {
            throw new BadInputException("'%s' is no shape of a sample; write 2, or 4x32x32.".formatted(sample));
        }
        if (classes != null && classes < 0) {
            throw new BadInputException("There are not %d classes; give 0 or more.".formatted(classes));
        }
        if (data != null && (sample != null || classes != null || scale != 1)) {
            throw new BadInputException(
                    "--data say what --sample, --classes and --scale say; leave out one or the other.");
        }
    }

    private static Map<String, long[]> shapes(Map<String, StoredTensor> tensors) {
        Map<String, long[]> shapes = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
        return shapes;
    }

    /** What is known of data that are not there. */
    private Named<DataSet> remembered(Optional<SiTReading> sit) {
        if (sit.isEmpty() && (sample == null || classes == null)) {
            throw new BadInputException(
                    "The shapes in '%s' do not tell samples and classes; give --network, --sample and --classes, or --network and --data."
                            .formatted(file));
        }
        Shape shape = sample == null
                ? sit.orElseThrow().sample()
                : Shape.of(Arrays.stream(sample.split("x", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
        int count = classes == null ? sit.orElseThrow().classes() : classes;
        List<String> names = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        return Remembered.nothing(kind(shape), shape, names, Units.scaled(scale));
    }

    private static DataSet.Kind kind(Shape shape) {
        if (shape.dims().size() == 1) {
            return DataSet.Kind.POINTS;
        }
        int channels = shape.dims().get(0).size();
        return channels == 1 || channels == 3 ? DataSet.Kind.IMAGES : DataSet.Kind.LATENTS;
    }

    /** With as many heads as nobody knows. */
    private static String example(SiTReading sit) {
        return "sit:%dx%dxHEADS/%d".formatted(sit.width(), sit.depth(), sit.patch());
    }

    private String text(Optional<SiTReading> sit) {
        return sit.flatMap(SiTReading::text)
                .orElseThrow(() -> new BadInputException(
                        "The shapes in '%s' are not those of a SiT of a named width; give the network with --network, such as %s."
                                .formatted(file, sit.map(ImportCommand::example).orElse("sit:128x4x4/2"))));
    }
}
