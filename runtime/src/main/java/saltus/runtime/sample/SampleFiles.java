package saltus.runtime.sample;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.picture.GridLayout;
import saltus.runtime.picture.ImageBatch;
import saltus.runtime.picture.ImageGrid;
import saltus.runtime.picture.Npz;
import saltus.runtime.picture.NpzArray;
import saltus.runtime.picture.Panel;
import saltus.runtime.picture.ScatterPicture;

/** Stores samples as a picture to look at and as numbers to go on with. */
public final class SampleFiles {
    /** Images in a grid. */
    private static final int GRID = 100;

    /** Sides below this are drawn larger. */
    private static final int VISIBLE_SIDE = 48;

    private static final int RGB = 3;
    private static final double LATENT_DEVIATIONS = 2.5;
    private static final long TRUTH_SEED = 0x5a17;

    private SampleFiles() {}

    /**
     * An archive for {@code numpy.load} with {@code samples} and {@code labels}.
     *
     * @param samples in the units of the data, as they are stored
     */
    public static void numbers(Path target, Samples samples) {
        Npz.write(
                target,
                List.of(
                        NpzArray.floats("samples", samples.shape(), samples.values()),
                        NpzArray.longs("labels", new long[] {samples.count()}, samples.labels())));
    }

    /**
     * A picture: points beside as many true ones, if there are any at hand, images as a grid.
     *
     * @param samples in the units of the data, as they are stored
     * @param title says how they were sampled
     * @param subtitle a second line, such as a distance; may be empty
     */
    public static void picture(Path target, Samples samples, Named<DataSet> data, String title, String subtitle) {
        switch (data.value().kind()) {
            case POINTS -> {
                int dimension = (int) samples.shape()[1];
                List<Panel> panels = new ArrayList<>();
                panels.add(Panel.of(title, subtitle, samples.values(), dimension));
                if (data.value().hasSamples()) {
                    float[] truth = data.value().truth(TRUTH_SEED, samples.count());
                    panels.add(
                            Panel.of("truth", data.text(), data.value().units().undone(truth, dimension), dimension));
                }
                ScatterPicture.write(target, panels);
            }
            case IMAGES, LATENTS -> grid(target, samples, data.value().kind());
        }
    }

    /**
     * A picture of some samples of data.
     *
     * @param samples in the units of the data, as they are stored
     */
    public static void look(Path target, Samples samples, DataSet.Kind kind, String title) {
        switch (kind) {
            case POINTS ->
                ScatterPicture.write(
                        target, List.of(Panel.of(title, "", samples.values(), (int) samples.shape()[1])));
            case IMAGES, LATENTS -> grid(target, samples, kind);
        }
    }

    private static void grid(Path target, Samples samples, DataSet.Kind kind) {
        int side = (int) samples.shape()[3];
        int scale = Math.max(1, VISIBLE_SIDE / side);
        GridLayout layout = GridLayout.nearSquare(Math.min(GRID, samples.count()), scale);
        ImageGrid.write(target, images(samples, kind), layout);
    }

    /** What is no picture of one or three channels shows its first ones, latents in a range that they mostly keep to. */
    private static ImageBatch images(Samples samples, DataSet.Kind kind) {
        int channels = (int) samples.shape()[1];
        int height = (int) samples.shape()[2];
        int width = (int) samples.shape()[3];
        int count = Math.min(GRID, samples.count());
        int shown = channels >= RGB ? RGB : 1;
        int size = shown * height * width;
        float[] first = new float[count * size];
        for (int i = 0; i < count; i++) {
            System.arraycopy(samples.values(), i * channels * height * width, first, i * size, size);
        }
        if (kind == DataSet.Kind.LATENTS) {
            double squares = 0;
            for (float value : first) {
                squares += (double) value * value;
            }
            double range = LATENT_DEVIATIONS * Math.sqrt(squares / first.length);
            for (int i = 0; i < first.length; i++) {
                first[i] = (float) (range > 0 ? first[i] / range : 0);
            }
        }
        return new ImageBatch(first, count, shown, height, width);
    }
}
