package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.runtime.AtomicFile;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.evaluate.look.FeatureMoments;
import saltus.runtime.evaluate.look.Looking;
import saltus.runtime.evaluate.look.Looks;
import saltus.runtime.evaluate.look.Reference;
import saltus.runtime.train.ProgressLine;

/** {@code saltus evaluate reference DATA}: what a network sees of data, for others to be compared with. */
@Command(
        name = "reference",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes mean and covariance of the features of pictures as ADM's evaluator reads them, the arrays mu and sigma of a"
                    + " .npz, with the number of pictures and the network that saw them. Several files that were made of parts"
                    + " of the data become the one of all of them.",
        },
        footer = {
            "",
            "Examples:",
            "  saltus evaluate reference photos --out photos.npz",
            "  saltus evaluate reference photos --look inception-2015-12-05.pt --out photos-inception.npz",
            "  saltus evaluate reference part1.npz part2.npz --out all.npz"
        })
final class ReferenceCommand implements Runnable {
    private static final int USUAL_COUNT = 10_000;

    @Parameters(
            paramLabel = "DATA",
            arity = "1..*",
            description = "Data as 'saltus train' takes them, or files that this command has written.")
    private List<String> data = List.of();

    @Option(names = "--out", paramLabel = "FILE.npz", required = true, description = "Where to write.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "Pictures of data that never run out (default: 10000), or fewer than there are (default: all).")
    private @Nullable Integer count;

    @Option(
            names = "--look",
            paramLabel = "FILE",
            description = "The feature network, as for 'saltus evaluate' (default: the small one of Saltus).")
    private @Nullable String network;

    @Mixin
    private AutoencoderOptions autoencoder;

    @Mixin
    private DataOptions options;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        if (count != null && count < 2) {
            throw new BadInputException("A covariance is of two pictures or more, not of %d.".formatted(count));
        }
        machine.check();
        AtomicFile.requireWritable(out);
        Looking looking =
                new Looking(Optional.ofNullable(network), Optional.empty(), autoencoder.decoding(), machine::start);
        Looks.check(looking);
        List<Reference> parts = new ArrayList<>();
        for (String text : data) {
            parts.add(isPart(text) ? Reference.read(Path.of(text)) : seen(text, looking));
        }
        Reference all = Reference.merged(parts);
        FeatureMoments moments = all.moments().orElseThrow();
        Reference.write(out, moments, all.look().orElseThrow());
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s: mean and covariance of %,d features of %,d pictures, seen by %s%n",
                out,
                moments.features(),
                moments.count(),
                all.look().orElseThrow());
        console.flush();
    }

    /** True for a file that this command has written. */
    private static boolean isPart(String text) {
        return text.endsWith(".npz") && Files.isRegularFile(Path.of(text)) && Reference.isWritten(Path.of(text));
    }

    private Reference seen(String text, Looking looking) {
        DataSet set = DataSources.open(options.text(text)).value();
        long all = set.trueCount().orElse(count != null ? count : USUAL_COUNT);
        long wanted = count != null ? Math.min(count, all) : all;
        try (ProgressLine line = ProgressLine.onStandardError("reference", Help.Ansi.AUTO.enabled(), 0, wanted)) {
            return Reference.of(set, wanted, looking, done -> line.at(done, "pictures"));
        }
    }
}
