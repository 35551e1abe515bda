package saltus.runtime.data.image;

import java.io.IOException;

/** The file of a picture, whose structure was looked at and found sound. */
@FunctionalInterface
interface PictureFile {
    /**
     * Its pixels.
     *
     * @param limit is asked before memory is
     * @throws IOException if it is damaged; the message is a clause about the file
     */
    Unpacked unpack(PixelLimit limit) throws IOException;
}
