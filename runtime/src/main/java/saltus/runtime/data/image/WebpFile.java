package saltus.runtime.data.image;

import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import javax.imageio.IIOException;

/**
 * A WebP file, whose chunks lie within it.
 *
 * @param still a file of its first picture alone, without a profile
 * @param canvas what that picture lies on, where it is one of a film
 * @param place where it lies there
 * @param profile of its colours
 * @param orientation what its metadata say
 */
@SuppressWarnings("ArrayRecordComponent") // a parcel that nobody compares
record WebpFile(
        byte[] still,
        Optional<Canvas> canvas,
        Framing.Box place,
        Optional<ICC_Profile> profile,
        Orientation orientation)
        implements PictureFile {
    /**
     * Looks at the chunks.
     *
     * @throws IOException if one lies outside of the file, or none has pixels
     */
    static WebpFile of(byte[] bytes) throws IOException {
        return new WebpChunks(ByteBuffer.wrap(bytes)).file();
    }

    @Override
    public Unpacked unpack(PixelLimit limit) throws IOException {
        BufferedImage image;
        try {
            if (canvas.isPresent()) {
                limit.require(canvas.get().width(), canvas.get().height());
            }
            image = Plugins.read(Plugins.webp(), still, limit);
        } catch (IIOException known) {
            throw known;
        } catch (IOException | OutOfMemoryError e) {
            // The decoder throws the error for a status of libwebp, which has it for tables that contradict themselves.
            throw new IIOException("it is damaged or ends too early", e);
        }
        BufferedImage whole = canvas.map(below -> below.with(image, place)).orElse(image);
        return new Unpacked(whole, orientation, profile, 0, canvas.isPresent());
    }
}
