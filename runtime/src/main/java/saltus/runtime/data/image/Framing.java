package saltus.runtime.data.image;

/**
 * The size that pictures get, and how.
 *
 * @param height in pixels, at least 1
 * @param width in pixels, at least 1
 */
record Framing(int height, int width, Crop crop) {
    /** A rectangle of pixels. */
    record Box(int left, int top, int width, int height) {
        long area() {
            return (long) width * height;
        }
    }

    /** What is taken of a picture of some size. */
    Box taken(int pictureWidth, int pictureHeight) {
        if (crop != Crop.CENTRE) {
            return new Box(0, 0, pictureWidth, pictureHeight);
        }
        int keptWidth = Math.min(pictureWidth, scaled(width, pictureHeight, height));
        int keptHeight = Math.min(pictureHeight, scaled(height, pictureWidth, width));
        return new Box((pictureWidth - keptWidth) / 2, (pictureHeight - keptHeight) / 2, keptWidth, keptHeight);
    }

    /** Where it comes to lie in the picture that is made. */
    Box placed(int pictureWidth, int pictureHeight) {
        if (crop != Crop.PAD) {
            return new Box(0, 0, width, height);
        }
        int fitWidth = Math.min(width, scaled(pictureWidth, height, pictureHeight));
        int fitHeight = Math.min(height, scaled(pictureHeight, width, pictureWidth));
        return new Box((width - fitWidth) / 2, (height - fitHeight) / 2, fitWidth, fitHeight);
    }

    private static int scaled(int length, int times, int by) {
        return (int) Math.max(1, Math.round((double) length * times / by));
    }

    /** As options write it: {@code 16x64}, or {@code 32} for a square. */
    String size() {
        return height == width ? String.valueOf(height) : height + "x" + width;
    }
}
