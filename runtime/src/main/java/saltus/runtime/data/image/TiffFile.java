package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * A TIFF file: its first page. What the decoder is given has lost the other pages and the metadata of cameras, which may lead
 * anywhere.
 *
 * @param essential the file with the first page alone
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record TiffFile(byte[] essential, Directory page, boolean several) implements PictureFile {
    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int BITS = 258;
    private static final int COMPRESSION = 259;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES = 277;
    private static final int STRIP_BYTES = 279;
    private static final int TILE_WIDTH = 322;
    private static final int TILE_HEIGHT = 323;
    private static final int TILE_OFFSETS = 324;
    private static final int TILE_BYTES = 325;
    /** Further directories: of parts of the page, of the camera, of the place, and of both. */
    private static final List<Integer> DIRECTORIES = List.of(0x014A, 0x8769, 0x8825, 0xA005);
    /** A tag of nobody's. */
    private static final int UNKNOWN = 0xFFFE;

    private static final int OLD_JPEG = 6;
    private static final int NEW_JPEG = 7;
    private static final int MOST_SAMPLES = 8;
    private static final int MOST_BITS = 64;

    /**
     * Looks at the first directory.
     *
     * @throws IOException if it, or the pixels, lie outside of the file
     */
    static TiffFile of(byte[] bytes) throws IOException {
        Directory page = Directory.of(ByteBuffer.wrap(bytes));
        byte[] essential = bytes.clone();
        ByteBuffer file =
                ByteBuffer.wrap(essential).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        boolean several = file.getInt(page.nextAt()) != 0;
        file.putInt(page.nextAt(), 0);
        for (int tag : DIRECTORIES) {
            page.entry(tag).ifPresent(at -> file.putShort(at, (short) UNKNOWN));
        }
        requireInside(page, STRIP_OFFSETS, STRIP_BYTES, bytes.length);
        requireInside(page, TILE_OFFSETS, TILE_BYTES, bytes.length);
        return new TiffFile(essential, page, several);
    }

    private static void requireInside(Directory page, int offsets, int counts, int length) throws IOException {
        long[] starts = page.numbers(offsets).toArray();
        long[] lengths = page.numbers(counts).toArray();
        for (int i = 0; i < Math.min(starts.length, lengths.length); i++) {
            if (starts[i] + lengths[i] > length) {
                throw new IIOException("it ends too early");
            }
        }
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        long width = page.number(WIDTH, 0);
        long height = page.number(HEIGHT, 0);
        limit.require(width, height);
        if (page.number(TILE_WIDTH, 0) > 0) {
            limit.require(page.number(TILE_WIDTH, 0), page.number(TILE_HEIGHT, 0));
        }
        if (page.number(SAMPLES, 1) > MOST_SAMPLES || page.numbers(BITS).anyMatch(bits -> bits > MOST_BITS)) {
            throw new IIOException("a pixel of it is larger than those that are read");
        }
        long compression = page.number(COMPRESSION, 1);
        if (compression == OLD_JPEG || compression == NEW_JPEG) {
            requireSmallStrips(limit);
        }
        Orientation orientation = Orientation.of(page.number(Directory.ORIENTATION, 1));
        return new Unpacked(Plugins.read(Plugins.tiff(), essential, limit), orientation, Optional.empty(), 0, several);
    }

    /** Each strip is a JPEG, whose own header may say what it likes. */
    private void requireSmallStrips(PixelLimit limit) throws IOException {
        boolean tiled = page.numbers(TILE_OFFSETS).findAny().isPresent();
        for (long start : page.numbers(tiled ? TILE_OFFSETS : STRIP_OFFSETS).toArray()) {
            JpegFile.requireSmall(essential, (int) Math.min(start, essential.length), limit);
        }
    }
}
