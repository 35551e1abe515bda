package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import saltus.runtime.BadInputException;
import saltus.runtime.FileProblem;
import saltus.runtime.Headless;
import saltus.runtime.Place;

/**
 * A folder with a PNG of each image, {@code 000000.png} and on, for evaluators that read folders.
 *
 * @param path the folder
 * @param count number of images
 * @param channels 1 for grey, 3 for red, green and blue, 4 with opacity behind these
 * @param height in pixels
 * @param width in pixels
 */
public record PngFolder(Path path, int count, int channels, int height, int width) {
    /**
     * Refuses what would be no such folder, before anything slow is done for it: whoever reads it would take what is there
     * already for images of this set.
     *
     * @throws BadInputException if images of so many channels have no colours, or if there are other files
     */
    public void check() {
        if (channels != 1 && channels != 3 && channels != 4) {
            throw new BadInputException(
                    "Images of %d channels have no colours, so that no PNG can show them; leave out --png."
                            .formatted(channels));
        }
        if (!Place.isTaken(path)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.matches("[0-9]{6,9}\\.png")
                        || Integer.parseInt(name.substring(0, name.length() - 4)) >= count) {
                    throw new BadInputException(
                            "The folder '%s' has '%s', which would be taken for one of the samples; move the folder away, or give another --out."
                                    .formatted(path, name));
                }
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(path, e);
        }
    }

    /**
     * Writes the images of an archive, each completely or not at all.
     *
     * @param archive whose first array has levels [count, height, width, channels] as bytes, written by {@link Npz}
     */
    public void write(Path archive) {
        Headless.prefer();
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            zip.getNextEntry();
            DataInputStream in = new DataInputStream(zip);
            NpyHeader.skip(in);
            byte[] levels = new byte[height * width * channels];
            for (int i = 0; i < count; i++) {
                in.readFully(levels);
                Png.write(path.resolve(String.format(Locale.ROOT, "%06d.png", i)), image(levels));
            }
        } catch (IOException e) {
            throw FileProblem.cannotRead(archive, e);
        }
    }

    private BufferedImage image(byte... levels) {
        BufferedImage image = new BufferedImage(width, height, ImageGrid.type(channels));
        WritableRaster raster = image.getRaster();
        int[] pixels = new int[levels.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = levels[i] & 0xFF;
        }
        raster.setPixels(0, 0, width, height, pixels);
        return image;
    }
}
