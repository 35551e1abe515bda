package saltus.recipes.benchmark;

import ai.djl.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import saltus.graph.Shape;
import saltus.recipes.MeanFlowPipeline;
import saltus.runtime.convert.Conversion;
import saltus.runtime.convert.Numbers;
import saltus.runtime.convert.RecordsWriter;
import saltus.runtime.convert.Whole;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Task;
import saltus.runtime.random.RandomStream;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * What share of a training's time its steps wait for batches and draws: 128 rows of 4x32x32 latents, drawn anew from moments in
 * each format that data are written in, and what making one batch would cost if nobody made it ahead.
 */
public final class DataWait {
    private static final int RECORDS = 1024;
    private static final int ROWS = 128;
    private static final int STEPS = 8;

    private DataWait() {}

    /** Moments of noise with mirrored copies. */
    private record Moments() implements Records {
        @Override
        public Form form() {
            return Form.LOG_VARIANCES;
        }

        @Override
        public Shape shape() {
            return Shape.of(8, 32, 32);
        }

        @Override
        public int count() {
            return RECORDS;
        }

        @Override
        public int copies() {
            return 2;
        }

        @Override
        public List<String> classNames() {
            return List.of("0", "1", "2", "3");
        }

        @Override
        public int label(int record) {
            return record % 4;
        }

        @Override
        public String place(int record) {
            return "record " + record;
        }

        @Override
        public void read(int record, int copy, float[] into, int from) {
            RandomStream random = RandomStream.of(copy, "moments", record);
            for (int i = 0; i < 8 * 32 * 32; i++) {
                into[from + i] = (float) random.normal();
            }
        }
    }

    /** Prints a line for each format. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("saltus-wait");
        Records moments = new Moments();
        Whole whole = Conversion.whole(moments, Numbers.SINGLE);
        System.out.printf("%-12s %14s %14s %10s%n", "format", "step, seconds", "batch, seconds", "waited");
        try {
            for (RecordsWriter writer : Conversion.writers().all()) {
                Path data = folder.resolve(writer.name() + (writer.isOneFile() ? writer.ending() : ""));
                new Conversion(moments, "moments", writer, whole, 256, Conversion.Encoder.NONE).run(data, done -> {});
                print(
                        writer.name(),
                        DataSources.open(writer.name() + ":" + data).value());
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private static void print(String format, DataSet data) {
        Architecture network = Architectures.open(
                        "sit:128x4x4/4", new Task(data.kind(), data.sample(), data.classes(), Extras.NONE))
                .value();
        TrainingSettings settings = TrainingSettings.defaults(data.kind())
                .batchSize(ROWS)
                .steps(STEPS + 1)
                .build();
        try (Trainer trainer = new Trainer(new MeanFlowPipeline(), network, data, settings, Device.cpu())) {
            trainer.next(); // the first waits for its own batch
            double before = trainer.waited();
            long begun = System.nanoTime();
            while (trainer.made() <= STEPS) {
                trainer.next();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            long batch = System.nanoTime();
            data.batch(1, 1, ROWS);
            System.out.printf(
                    Locale.ROOT,
                    "%-12s %14.3f %14.3f %9.2f%%%n",
                    format,
                    seconds / STEPS,
                    (System.nanoTime() - batch) / 1e9,
                    100 * (trainer.waited() - before) / seconds);
        }
    }
}
