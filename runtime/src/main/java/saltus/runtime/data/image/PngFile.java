package saltus.runtime.data.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import javax.imageio.IIOException;

/**
 * A PNG file whose checksums were looked at, which the platform's decoder does not do, and which has lost what is no part of
 * the picture: texts, profiles and further pictures may unfold to any size.
 *
 * @param essential the file again, with what makes the picture
 * @param colours of the palette, 0 if there is none
 * @param orientation what its metadata say
 * @param profile of its colours
 * @param gamma to which power of light its levels are proportional; 0 if that is the usual one
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record PngFile(byte[] essential, int colours, Orientation orientation, Optional<ICC_Profile> profile, double gamma)
        implements PictureFile {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> CRITICAL = Set.of("IHDR", "PLTE", "IDAT", "IEND");
    private static final int TYPE_BYTES = 4;
    private static final int CONTENT = 8;
    /** Length, type and checksum. */
    private static final int FRAME_BYTES = 12;

    private static final int COLOUR_BYTES = 3;

    /**
     * Looks at a whole file. What stands behind its end is not looked at.
     *
     * @throws IOException if a chunk is damaged or missing
     */
    static PngFile of(byte[] bytes) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(bytes).position(SIGNATURE.length);
        ByteBuffer essential = ByteBuffer.allocate(bytes.length).put(SIGNATURE);
        Set<String> seen = new HashSet<>();
        int colours = 0;
        Orientation orientation = Orientation.UPRIGHT;
        PngColours own = new PngColours();
        while (!seen.contains("IEND")) {
            ByteBuffer chunk = chunk(file);
            String type = type(chunk);
            if (seen.isEmpty() != type.equals("IHDR")) {
                throw new IIOException("its header is not at the beginning, or stands there twice");
            }
            if (CRITICAL.contains(type) || type.equals("tRNS")) {
                essential.put(chunk.duplicate());
                seen.add(type);
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw new IIOException("it has a part '" + type + "', which decoders do not know");
            }
            ByteBuffer content = chunk.slice(CONTENT, chunk.capacity() - FRAME_BYTES);
            if (type.equals("PLTE")) {
                colours = content.remaining() / COLOUR_BYTES;
            }
            if (type.equals("eXIf")) {
                orientation = Directory.orientation(content);
            }
            own.look(type, content);
        }
        if (!seen.contains("IDAT")) {
            throw new IIOException("it has no pixels");
        }
        return new PngFile(
                Arrays.copyOf(essential.array(), essential.position()),
                colours,
                orientation,
                own.profile(),
                own.gamma());
    }

    /** The next chunk with its frame; its checksum fits. */
    private static ByteBuffer chunk(ByteBuffer file) throws IOException {
        int left = file.remaining() - FRAME_BYTES;
        int length = left < 0 ? 0 : file.getInt(file.position());
        if (left < 0 || length > left) {
            throw new IIOException("it ends too early");
        }
        if (length < 0) {
            throw new IIOException("a part of it has an impossible length");
        }
        ByteBuffer chunk = file.slice(file.position(), FRAME_BYTES + length);
        file.position(file.position() + FRAME_BYTES + length);
        CRC32 sum = new CRC32();
        sum.update(chunk.slice(Integer.BYTES, TYPE_BYTES + length));
        if ((int) sum.getValue() != chunk.getInt(Integer.BYTES + TYPE_BYTES + length)) {
            throw new IIOException("it is damaged: the checksum of a part does not fit");
        }
        return chunk;
    }

    private static String type(ByteBuffer chunk) throws IOException {
        byte[] type = new byte[TYPE_BYTES];
        chunk.get(Integer.BYTES, type);
        String text = new String(type, StandardCharsets.ISO_8859_1);
        if (!text.matches("[A-Za-z]{4}")) {
            throw new IIOException("a part of it has no proper name");
        }
        return text;
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        BufferedImage image = Plugins.read(Plugins.ofJava("png"), essential, limit);
        if (colours > 0) {
            requireColours(image);
        }
        return new Unpacked(image, orientation, profile, gamma, false);
    }

    /** Refuses pixels of a colour that is not there, for which the platform's decoder takes black. */
    private void requireColours(BufferedImage image) throws IOException {
        if (!(image.getColorModel() instanceof IndexColorModel)) {
            return;
        }
        int[] row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int colour : image.getRaster().getSamples(0, y, row.length, 1, 0, row)) {
                if (colour >= colours) {
                    throw new IIOException("a pixel has the colour %d of %d".formatted(colour + 1, colours));
                }
            }
        }
    }
}
