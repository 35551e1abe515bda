package saltus.runtime.data.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * A WebP file, whose chunks lie within it. Its colours are brought to sRGB by the decoder, which reads its profile.
 *
 * @param orientation what its metadata say
 * @param film whether it has several frames
 */
record WebpFile(byte[] bytes, Orientation orientation, boolean film) implements PictureFile {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    /**
     * Looks at the chunks.
     *
     * @throws IOException if one lies outside of the file
     */
    static WebpFile of(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long end = CHUNK_HEADER + (file.getInt(4) & 0xFFFFFFFFL);
        requireInside(end, bytes.length);
        Orientation orientation = Orientation.UPRIGHT;
        boolean film = false;
        boolean pixels = false;
        int at = FIRST_CHUNK;
        while (at + CHUNK_HEADER <= end) {
            String type = new String(bytes, at, Integer.BYTES, StandardCharsets.ISO_8859_1);
            long length = file.getInt(at + 4) & 0xFFFFFFFFL;
            requireInside(at + CHUNK_HEADER + length, end);
            if (type.equals("EXIF")) {
                orientation = orientation(bytes, at + CHUNK_HEADER, (int) length);
            }
            film |= type.equals("ANMF");
            pixels |= film || type.startsWith("VP8") && !type.equals("VP8X");
            // Chunks begin at even places.
            at += CHUNK_HEADER + (int) length + (int) (length & 1);
        }
        if (!pixels) {
            throw new IIOException("it has no pixels");
        }
        return new WebpFile(bytes, orientation, film);
    }

    private static void requireInside(long end, long most) throws IOException {
        if (end > most) {
            throw new IIOException("it ends too early");
        }
    }

    /** Some writers keep the beginning that the metadata have in a JPEG. */
    private static Orientation orientation(byte[] bytes, int from, int length) {
        boolean begun = length >= EXIF.length
                && ByteBuffer.wrap(bytes, from, EXIF.length).equals(ByteBuffer.wrap(EXIF));
        int skipped = begun ? EXIF.length : 0;
        return Directory.orientation(ByteBuffer.wrap(bytes, from + skipped, length - skipped));
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        return new Unpacked(Plugins.read(Plugins.webp(), bytes, limit), orientation, Optional.empty(), 0, film);
    }
}
