package saltus.runtime.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.SampleBatches;
import saltus.runtime.data.Samples;
import saltus.runtime.door.Named;
import saltus.runtime.picture.GridLayout;
import saltus.runtime.picture.ImageBatch;
import saltus.runtime.picture.ImageGrid;
import saltus.runtime.picture.Npz;
import saltus.runtime.picture.Panel;
import saltus.runtime.picture.ScatterPicture;

/**
 * Stores samples as a picture to look at and as numbers to go on with. Of images and latents no more than a batch and those
 * of the picture are in memory.
 */
public final class SampleFiles {
    /** Images in a grid. */
    private static final int GRID = 100;

    /** Sides below this are drawn larger. */
    private static final int VISIBLE_SIDE = 48;

    private static final long TRUTH_SEED = 0x5a17;

    private SampleFiles() {}

    /**
     * Writes both.
     *
     * @param picture points beside as many true ones, if there are any at hand, images as a grid
     * @param numbers an archive for {@code numpy.load}: bytes {@code arr_0} [count, height, width, channels] and classes {@code
     *     arr_1} of images, {@code samples} and {@code labels} of others
     * @param samples in the units of the data, as they are stored, or pictures that were made of them
     * @param kind what they are
     * @param data what the model learned
     * @param title says how they were sampled
     * @param subtitle a second line, such as a distance; may be empty
     * @throws saltus.runtime.BadInputException if memory has no room for the points, or if the disk refuses
     */
    public static void write(
            Path picture,
            Path numbers,
            SampleBatches samples,
            DataSet.Kind kind,
            Named<DataSet> data,
            String title,
            String subtitle) {
        if (kind == DataSet.Kind.POINTS) {
            SampleMemory.require(data.value().sample(), samples.count());
            Samples all = all(samples);
            points(picture, all, data, title, subtitle);
            Npz.write(numbers, SampleArrays.of(all, kind, some -> {}));
        } else {
            FirstImages first = new FirstImages(GRID, kind, samples.shape());
            Npz.write(numbers, SampleArrays.of(samples, kind, first));
            grid(picture, first.images());
        }
    }

    /**
     * A picture of some samples of data.
     *
     * @param samples in the units of the data, as they are stored
     */
    public static void look(Path target, Samples samples, DataSet.Kind kind, String title) {
        if (kind == DataSet.Kind.POINTS) {
            Panel panel = Panel.of(title, "", samples.values(), (int) samples.shape()[1]);
            ScatterPicture.write(target, List.of(panel));
        } else {
            FirstImages first = new FirstImages(GRID, kind, samples.shape());
            first.accept(samples);
            grid(target, first.images());
        }
    }

    private static Samples all(SampleBatches samples) {
        try {
            return Samples.together(samples);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }

    /**
     * A picture of points beside as many true ones, if there are any at hand.
     *
     * @param samples in the units of the data, as they are stored
     * @param title says how they were sampled
     * @param subtitle a second line, such as a distance; may be empty
     */
    public static void points(Path target, Samples samples, Named<DataSet> data, String title, String subtitle) {
        int dimension = (int) samples.shape()[1];
        List<Panel> panels = new ArrayList<>();
        panels.add(Panel.of(title, subtitle, samples.values(), dimension));
        if (data.value().hasSamples()) {
            float[] truth = data.value().truth(TRUTH_SEED, samples.count());
            panels.add(Panel.of("truth", data.text(), data.value().units().undone(truth, dimension), dimension));
        }
        ScatterPicture.write(target, panels);
    }

    private static void grid(Path target, ImageBatch images) {
        int scale = Math.max(1, VISIBLE_SIDE / images.width());
        ImageGrid.write(target, images, GridLayout.nearSquare(images.count(), scale));
    }
}
