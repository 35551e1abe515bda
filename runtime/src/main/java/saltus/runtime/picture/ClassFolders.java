package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Headless;
import saltus.runtime.Place;

/**
 * A folder of pictures as people keep them: a PNG each, in a sub-folder for each class.
 *
 * @param path the folder, which is empty or not there
 * @param classNames the classes; empty for no sub-folders
 */
public record ClassFolders(Path path, List<String> classNames) {
    private static final double HALF_RANGE = 127.5;
    private static final int WHITE = 255;

    public ClassFolders {
        classNames = List.copyOf(classNames);
    }

    /**
     * Refuses a folder with files in it, before anything slow is done for it.
     *
     * @throws BadInputException if there are some
     */
    public void check() {
        if (!Place.isTaken(path)) {
            return;
        }
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new BadInputException(
                        "The folder '%s' has files already; give one that is empty or not there.".formatted(path));
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /**
     * Writes a picture.
     *
     * @param number of the picture
     * @param label of its class
     * @param values [channels, height, width] from -1, black, to 1
     * @throws BadInputException if so many channels have no colours, or the disk refuses
     */
    public void write(int number, long label, float[] values, int channels, int height, int width) {
        if (channels != 1 && channels != 3) {
            throw new BadInputException(
                    "Samples of %d channels have no colours, so that no PNG can show them.".formatted(channels));
        }
        Path folder = classNames.isEmpty() ? path : path.resolve(safe(classNames.get((int) label)));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(folder, e);
        }
        Headless.prefer();
        BufferedImage image = new BufferedImage(width, height, ImageGrid.type(channels));
        int[] pixel = new int[channels];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < channels; c++) {
                    float value = values[(c * height + y) * width + x];
                    pixel[c] = (int) Math.max(0, Math.min(WHITE, Math.rint((value + 1) * HALF_RANGE)));
                }
                image.getRaster().setPixel(x, y, pixel);
            }
        }
        Png.write(folder.resolve(String.format(Locale.ROOT, "%06d.png", number)), image);
    }

    /** A class as the name of a folder. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return plain.matches("\\.*") ? "class" + plain : plain;
    }
}
