package saltus.runtime.data.image;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats of pictures that are decoded, told by their first bytes. */
enum PictureFormat {
    /** Portable Network Graphics. */
    PNG(PngFile::of, List.of("png"), "89504e470d0a1a0a"),
    /** As written by cameras. */
    JPEG(JpegFile::of, List.of("jpg", "jpeg", "jpe", "jfif"), "ffd8ff"),
    /** With or without loss; a film's first picture. */
    WEBP(WebpFile::of, List.of("webp"), "52494646........57454250"),
    /** The first page. */
    TIFF(TiffFile::of, List.of("tif", "tiff"), "49492a00", "4d4d002a"),
    /** A film's first picture. */
    GIF(GifFile::of, List.of("gif"), "474946383761", "474946383961"),
    /** Bitmaps of Windows. */
    BMP(BmpFile::of, List.of("bmp", "dib"), "424d");

    /** Looks at a file of a format before it is decoded. */
    @FunctionalInterface
    interface Opener {
        /**
         * Looks.
         *
         * @throws java.io.IOException if it is damaged
         */
        PictureFile open(byte[] bytes) throws java.io.IOException;
    }

    private static final String ANY = ".";

    private final Opener opener;
    private final List<String> endings;
    private final List<String> beginnings;

    PictureFormat(Opener opener, List<String> endings, String... beginnings) {
        this.opener = opener;
        this.endings = endings;
        this.beginnings = List.of(beginnings);
    }

    /** The format of a file. */
    static Optional<PictureFormat> of(byte[] bytes) {
        return Arrays.stream(values()).filter(format -> format.begins(bytes)).findFirst();
    }

    /** Whether the ending of a name is one that pictures have. */
    static boolean isNamed(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return name.indexOf('.') >= 0 && Arrays.stream(values()).anyMatch(format -> format.endings.contains(ending));
    }

    private boolean begins(byte[] bytes) {
        return beginnings.stream().anyMatch(beginning -> {
            int length = Math.min(bytes.length, beginning.length() / 2);
            String found = HexFormat.of().formatHex(bytes, 0, length);
            return length > 0 && 2 * length == beginning.length() && fits(found, beginning);
        });
    }

    private static boolean fits(String found, String beginning) {
        return found.matches(beginning.replace(ANY, "[0-9a-f]"));
    }

    /** Looks at a file of this format. */
    PictureFile open(byte[] bytes) throws java.io.IOException {
        return opener.open(bytes);
    }
}
