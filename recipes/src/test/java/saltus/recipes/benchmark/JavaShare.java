package saltus.recipes.benchmark;

import ai.djl.Device;
import java.util.Arrays;
import java.util.Locale;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.pipeline.Draw;
import saltus.recipes.MeanFlowPipeline;
import saltus.runtime.data.DataSet;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Architectures;
import saltus.runtime.network.Extras;
import saltus.runtime.network.Task;
import saltus.runtime.random.Draws;
import saltus.runtime.random.RandomStream;
import saltus.runtime.train.Trainer;
import saltus.runtime.train.TrainingSettings;

/**
 * What Java costs a training step: nanoseconds for a normal number, and the time of a step that is not the native call's, at
 * a batch of 256 latents of 4x32x32. The networks are small, so that the share is greater than that of networks which people
 * train; the milliseconds hardly depend on it. The middle of the steps is told, since other work on the machine, and a
 * collection of garbage in one of ten, only add to some.
 */
public final class JavaShare {
    private static final int ROWS = 256;
    private static final int SIDE = 32;
    private static final int WARM_UP = 20;
    private static final int STEPS = Integer.getInteger("saltus.steps", 21);

    private JavaShare() {}

    /** Prints a line for each. */
    public static void main(String[] arguments) {
        normals();
        share("sit:32x1x1/8");
        share("sit:128x4x4/4");
    }

    /** Of one core, the best of some. */
    private static void normals() {
        Draw noise = new Draw("noise", Draw.Law.NORMAL, Shape.rows(Dim.BATCH, 4, SIDE, SIDE));
        double bulk = Double.POSITIVE_INFINITY;
        double single = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < WARM_UP; i++) {
            long begun = System.nanoTime();
            double[] values = Draws.of(1, i, noise, ROWS);
            bulk = Math.min(bulk, (System.nanoTime() - begun) / (double) values.length);
            RandomStream stream = RandomStream.of(1, "one by one", i);
            begun = System.nanoTime();
            for (int j = 0; j < values.length; j++) {
                sum += stream.normal();
            }
            single = Math.min(single, (System.nanoTime() - begun) / (double) values.length);
        }
        System.out.printf(
                Locale.ROOT,
                "a normal number: %.1f ns in a draw of %d, %.1f ns one by one (sum %.0f)%n",
                bulk,
                ROWS * 4 * SIDE * SIDE,
                single,
                sum);
    }

    private static void share(String name) {
        DataSet data = new RandomLatents(SIDE);
        Architecture network = Architectures.open(
                        name, new Task(data.kind(), data.sample(), data.classes(), Extras.NONE))
                .value();
        TrainingSettings settings = TrainingSettings.defaults(data.kind())
                .batchSize(ROWS)
                .steps(STEPS + 4)
                .build();
        try (Trainer trainer = new Trainer(new MeanFlowPipeline(), network, data, settings, Device.cpu())) {
            while (trainer.made() < 4) {
                trainer.next();
            }
            double[] steps = new double[STEPS];
            double[] rests = new double[STEPS];
            double waited = trainer.waited();
            for (int i = 0; i < STEPS; i++) {
                double computed = trainer.computed();
                long begun = System.nanoTime();
                trainer.next();
                steps[i] = (System.nanoTime() - begun) / 1e6;
                rests[i] = steps[i] - 1e3 * (trainer.computed() - computed);
            }
            Arrays.sort(steps);
            Arrays.sort(rests);
            System.out.printf(
                    Locale.ROOT,
                    "%-16s a step takes %.1f ms, Java %.2f of them (%.2f %%), at worst %.2f; waited %.2f ms in all%n",
                    name,
                    steps[STEPS / 2],
                    rests[STEPS / 2],
                    100 * rests[STEPS / 2] / steps[STEPS / 2],
                    rests[STEPS - 1],
                    1e3 * (trainer.waited() - waited));
        }
    }
}
