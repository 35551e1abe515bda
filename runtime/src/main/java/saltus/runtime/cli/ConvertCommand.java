package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import saltus.runtime.BadInputException;
import saltus.runtime.autoencoder.Autoencoder;
import saltus.runtime.convert.Conversion;
import saltus.runtime.convert.FileSum;
import saltus.runtime.convert.Numbers;
import saltus.runtime.convert.PictureEncoder;
import saltus.runtime.convert.RecordsWriter;
import saltus.runtime.convert.Whole;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.stored.Contents;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Named;
import saltus.runtime.train.ProgressLine;

/** {@code saltus convert DATA OUT}: data of one format in another. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes data of one format in another. Pictures are brought to their size on the way, latents keep their law and"
                    + " their mirrored copies; nothing is scaled.",
            "",
            "The same command goes on with a conversion that was stopped, however it was stopped, and ends with the same"
                    + " bytes: shards that are there are not made again. A format of one file starts over."
        },
        footerHeading = "%nFormats:%n",
        footer = {
            DoorLists.WRITERS,
            "",
            "Data:",
            DoorLists.DATA,
            "",
            "Examples:",
            "  saltus convert images:photos:64 photos-64 --to safetensors",
            "  saltus convert imagenet-lmdb latents.npz --to npz --numbers half",
            "  saltus convert images:photos:256 latents --to safetensors --autoencoder vae.safetensors"
        })
final class ConvertCommand implements Runnable {
    /** Bytes of a shard, about. */
    private static final long SHARD_BYTES = 1L << 27;

    private static final int PROBED = 64;

    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description = "What to convert, see below; a path alone is recognised.")
    private String data;

    @Parameters(index = "1", paramLabel = "OUT", description = "A file, or a folder of shards, by the format.")
    private Path out;

    @Option(names = "--to", paramLabel = "FORMAT", required = true, description = "The format, see below.")
    private String format;

    @Option(
            names = "--numbers",
            paramLabel = "TYPE",
            description =
                    "levels (pixels, 0 to 255), half or single (default: levels for pixels that are such, else single).")
    private @Nullable Numbers numbers;

    @Option(names = "--shard", paramLabel = "N", description = "Samples of a shard (default: about 128 MB of them).")
    private @Nullable Integer shard;

    @Option(
            names = {"--autoencoder", "--vae"},
            paramLabel = "FILE",
            description =
                    "Makes moments of latents of pictures, and of their mirror images, by an autoencoder as 'saltus"
                            + " sample' takes it (default: none).")
    private @Nullable Path autoencoder;

    @Mixin
    private DataOptions options;

    @Mixin
    private MachineOptions machine;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        RecordsWriter writer =
                Conversion.writers().open(format, (offer, none) -> offer).value();
        if (shard != null && shard < 1) {
            throw new BadInputException("A shard of %d samples is none; give at least 1.".formatted(shard));
        }
        Named<Records> named = DataSources.records(options.text(data));
        if (autoencoder == null) {
            Numbers kept = numbers != null ? numbers : Conversion.fitting(named.value(), PROBED);
            convert(named, writer, Conversion.whole(named.value(), kept), Conversion.Encoder.NONE, "");
            return;
        }
        Numbers kept = numbers != null ? numbers : Numbers.SINGLE;
        try (Autoencoder opened = Autoencoder.open(autoencoder, machine.start())) {
            PictureEncoder encoder = new PictureEncoder(opened);
            Whole whole = encoder.whole(Conversion.whole(named.value(), kept), kept);
            convert(named, writer, whole, encoder, " encoded by " + FileSum.of(autoencoder));
        }
    }

    private void convert(
            Named<Records> named, RecordsWriter writer, Whole whole, Conversion.Encoder encoder, String by) {
        Records records = named.value();
        Numbers kept = whole.numbers();
        long bytes = whole.shape().fixedSize() * whole.copies() * kept.bytes();
        int rows = shard != null ? shard : (int) Math.max(1, Math.min(records.count(), SHARD_BYTES / bytes));
        String source = named.text() + " " + Contents.fingerprint(records) + by;
        PrintWriter console = spec.commandLine().getOut();
        console.printf(
                Locale.ROOT,
                "%s: %,d samples of %s, %s, to %s%n",
                named.text(),
                whole.count(),
                whole.shape(),
                kept.name().toLowerCase(Locale.ROOT),
                writer.name());
        records.notes().forEach(note -> console.println("  " + note));
        console.flush();
        try (ProgressLine line = ProgressLine.onStandardError("convert", Help.Ansi.AUTO.enabled(), 0, whole.count())) {
            new Conversion(records, source, writer, whole, rows, encoder).run(out, done -> line.at(done, "samples"));
        }
        console.println(out);
        console.flush();
    }
}
