package saltus.runtime.data.image;

import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.imageio.IIOException;

/** Goes over the chunks of a WebP file (RFC 9649, section 2) and puts those of its first picture together anew. */
final class WebpChunks {
    private static final int FIRST_CHUNK = 12;
    private static final int CHUNK_HEADER = 8;
    /** Of a frame of a film: its place and size in 24 bits each, then its duration. */
    private static final int FRAME_HEADER = 16;

    private static final int EXTENDED_BYTES = 10;
    private static final int OPACITY_FLAG = 0x10;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private final ByteBuffer still;
    private Optional<Canvas> canvas = Optional.empty();
    private Framing.Box place = new Framing.Box(0, 0, 0, 0);
    private Optional<ICC_Profile> profile = Optional.empty();
    private Orientation orientation = Orientation.UPRIGHT;
    private boolean film;
    private boolean pixels;

    /** Reads them. */
    WebpChunks(ByteBuffer bytes) throws IOException {
        ByteBuffer file = bytes.order(ByteOrder.LITTLE_ENDIAN);
        still = ByteBuffer.allocate(file.limit() + FIRST_CHUNK + CHUNK_HEADER + EXTENDED_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(file.slice(0, FIRST_CHUNK));
        long end = CHUNK_HEADER + (file.getInt(4) & 0xFFFFFFFFL);
        requireInside(end, file.limit());
        readAll(file.slice(FIRST_CHUNK, (int) Math.max(0, end - FIRST_CHUNK)));
        if (!pixels) {
            throw new IIOException("it has no pixels");
        }
    }

    private static void requireInside(long end, long most) throws IOException {
        if (end > most) {
            throw new IIOException("it ends too early");
        }
    }

    private void readAll(ByteBuffer chunks) throws IOException {
        ByteBuffer left = chunks.order(ByteOrder.LITTLE_ENDIAN);
        while (left.remaining() >= CHUNK_HEADER) {
            int at = left.position();
            long length = left.getInt(at + Integer.BYTES) & 0xFFFFFFFFL;
            requireInside(CHUNK_HEADER + length, left.remaining());
            byte[] type = new byte[Integer.BYTES];
            left.get(at, type);
            ByteBuffer content = left.slice(at + CHUNK_HEADER, (int) length).order(ByteOrder.LITTLE_ENDIAN);
            read(new String(type, StandardCharsets.ISO_8859_1), content);
            // Chunks begin at even places.
            left.position((int) Math.min(left.limit(), at + CHUNK_HEADER + length + (length & 1)));
        }
    }

    private void read(String type, ByteBuffer content) throws IOException {
        switch (type) {
            case "EXIF" -> orientation = orientation(content);
            case "ICCP" -> profile = Profiles.of(bytes(content));
            case "VP8X" -> extended(content);
            case "ANMF" -> frame(content);
            case "ALPH" -> keep(type, content);
            case "VP8 ", "VP8L" -> {
                keep(type, content);
                pixels = true;
            }
            default -> {
                // neither a part of the picture nor of what is said of it
            }
        }
    }

    private void extended(ByteBuffer content) throws IOException {
        requireInside(EXTENDED_BYTES, content.limit());
        // Bytes 4 to 9 are the size, and the flags but that of opacity speak of chunks that are left out.
        canvas = Optional.of(new Canvas(1 + number(content, 4), 1 + number(content, 7)));
        keepExtended(content.get(0) & OPACITY_FLAG, content.slice(4, 6));
    }

    private void keepExtended(int flags, ByteBuffer size) {
        still.position(FIRST_CHUNK);
        ByteBuffer content = ByteBuffer.allocate(EXTENDED_BYTES).put(0, (byte) flags);
        content.put(4, size, 0, size.limit());
        keep("VP8X", content);
    }

    /** A frame of a film. The first becomes the picture. */
    private void frame(ByteBuffer content) throws IOException {
        requireInside(FRAME_HEADER, content.limit());
        if (!film) {
            film = true;
            place = new Framing.Box(
                    2 * number(content, 0), 2 * number(content, 3), 1 + number(content, 6), 1 + number(content, 9));
            keepExtended(OPACITY_FLAG, content.slice(6, 6));
            readAll(content.slice(FRAME_HEADER, content.limit() - FRAME_HEADER));
        }
    }

    /** Once there are pixels, what follows belongs to other pictures. */
    private void keep(String type, ByteBuffer content) {
        if (!pixels) {
            still.put(type.getBytes(StandardCharsets.ISO_8859_1)).putInt(content.limit());
            still.put(content.slice(0, content.limit()));
            if ((content.limit() & 1) == 1) {
                still.put((byte) 0);
            }
        }
    }

    /** Of 24 bits. */
    private static int number(ByteBuffer content, int at) {
        return content.getShort(at) & 0xFFFF | (content.get(at + 2) & 0xFF) << 16;
    }

    private static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.limit()];
        content.get(0, bytes);
        return bytes;
    }

    /** Some writers keep the beginning that the metadata have in a JPEG. */
    private static Orientation orientation(ByteBuffer metadata) {
        boolean begun = metadata.limit() >= EXIF.length
                && metadata.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF));
        int skipped = begun ? EXIF.length : 0;
        return Directory.orientation(metadata.slice(skipped, metadata.limit() - skipped));
    }

    WebpFile file() {
        int length = still.position();
        byte[] file = new byte[length];
        still.putInt(Integer.BYTES, length - CHUNK_HEADER).get(0, file);
        return new WebpFile(file, film ? canvas : Optional.empty(), place, profile, orientation);
    }
}
