package saltus.runtime.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.nio.file.Path;
import java.util.Arrays;
import saltus.runtime.BadInputException;
import saltus.runtime.Headless;

/** Draws images into one PNG, with gaps of two pixels between and around them. */
public final class ImageGrid {
    private static final int GAP = 2;

    /** Above this a viewer rather than a PNG is wanted, and an array of bytes ends. */
    private static final long MAX_PIXELS = 400_000_000L;

    private ImageGrid() {}

    /**
     * Writes a grid, replacing a file of that name. The gaps are white, or transparent where the images have opacity.
     *
     * @param target a path in a folder that exists
     * @param batch the images; those that the layout has no place for are left out
     * @throws BadInputException if the picture would be too large, or if the disk refuses (full, not writable)
     */
    public static void write(Path target, ImageBatch batch, GridLayout layout) {
        Headless.prefer();
        Png.write(target, paint(batch, layout));
    }

    static BufferedImage paint(ImageBatch batch, GridLayout layout) {
        int scale = layout.scale();
        long width = GAP + layout.columns() * (GAP + (long) batch.width() * scale);
        long height = GAP + layout.rows() * (GAP + (long) batch.height() * scale);
        if (Math.max(width, height) > MAX_PIXELS || width * height > MAX_PIXELS) {
            throw new BadInputException(
                    "The grid of %d x %d images would be %d x %d pixels, too large for a picture; ask for fewer images or a smaller scale."
                            .formatted(layout.rows(), layout.columns(), width, height));
        }
        BufferedImage image = new BufferedImage((int) width, (int) height, type(batch.channels()));
        // Levels go straight into the raster: a grey image would convert colours that pass through setRGB.
        WritableRaster raster = image.getRaster();
        fill(raster, batch.channels() == 4 ? 0 : 255);
        int places = (int) Math.min(batch.count(), (long) layout.rows() * layout.columns());
        for (int i = 0; i < places; i++) {
            int left = GAP + i % layout.columns() * (GAP + batch.width() * scale);
            int top = GAP + i / layout.columns() * (GAP + batch.height() * scale);
            paintImage(raster, batch, i, left, top, scale);
        }
        return image;
    }

    private static void paintImage(WritableRaster raster, ImageBatch batch, int image, int left, int top, int scale) {
        int[] pixel = new int[batch.channels()];
        int[] block = new int[batch.channels() * scale * scale];
        for (int y = 0; y < batch.height(); y++) {
            for (int x = 0; x < batch.width(); x++) {
                for (int c = 0; c < pixel.length; c++) {
                    pixel[c] = batch.level(image, c, y, x);
                }
                for (int i = 0; i < block.length; i++) {
                    block[i] = pixel[i % pixel.length];
                }
                raster.setPixels(left + x * scale, top + y * scale, scale, scale, block);
            }
        }
    }

    private static void fill(WritableRaster raster, int level) {
        int[] row = new int[raster.getWidth() * raster.getNumBands()];
        Arrays.fill(row, level);
        for (int y = 0; y < raster.getHeight(); y++) {
            raster.setPixels(0, y, raster.getWidth(), 1, row);
        }
    }

    static int type(int channels) {
        return switch (channels) {
            case 1 -> BufferedImage.TYPE_BYTE_GRAY;
            case 3 -> BufferedImage.TYPE_INT_RGB;
            default -> BufferedImage.TYPE_INT_ARGB;
        };
    }
}
