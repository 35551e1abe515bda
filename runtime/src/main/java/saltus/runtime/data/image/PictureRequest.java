package saltus.runtime.data.image;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import saltus.runtime.door.Options;

/**
 * What is asked of pictures.
 *
 * @param framing their size, and how they get it
 * @param mostPixels larger files are refused by their header
 * @param channels 1, 3, or 0 for 3 if one of the pictures has colours
 * @param bits of the levels in files that have room for more than 8: white is all ones
 * @param skipBroken whether damaged pictures are left out
 */
record PictureRequest(Framing framing, int mostPixels, int channels, int bits, boolean skipBroken) {
    /** Pixels that are read unless told otherwise: photographs of 33 million. */
    static final int USUAL_PIXELS = 1 << 25;

    /** Of a level. */
    static final int MOST_BITS = 16;

    private static final int MOST_PIXELS = 1 << 28;
    private static final String USUAL_SIZE = "32";
    private static final int SMALLEST_SIDE = 4;
    private static final int GREATEST_SIDE = 1024;
    private static final Pattern RECTANGLE = Pattern.compile("(-?\\d+)x(-?\\d+)");
    private static final List<String> CHANNELS = List.of("auto", "1", "3");

    /**
     * The options {@code size}, {@code crop}, {@code channels}, {@code bits}, {@code pixels} and {@code skip}.
     *
     * @param size what the argument says of the size, if it does
     */
    static PictureRequest of(Options options, Optional<String> size) {
        String text = options.text("size", size.orElse(USUAL_SIZE));
        if (size.isPresent() && !size.get().equals(text)) {
            throw options.refused(
                    "gives the size '%s' behind the path and '%s' as an option".formatted(size.get(), text),
                    "give one");
        }
        Matcher rectangle = RECTANGLE.matcher(text);
        boolean both = rectangle.matches();
        int height = side(options, both ? rectangle.group(1) : text);
        int width = both ? side(options, rectangle.group(2)) : height;
        String crop = options.choice("crop", Crop.CENTRE.word(), Crop.words());
        String channels = options.choice("channels", CHANNELS.get(0), CHANNELS);
        return new PictureRequest(
                new Framing(height, width, Crop.valueOf(crop.toUpperCase(Locale.ROOT))),
                options.whole("pixels", USUAL_PIXELS, 1, MOST_PIXELS),
                channels.equals(CHANNELS.get(0)) ? 0 : Integer.parseInt(channels),
                options.whole("bits", MOST_BITS, Byte.SIZE, MOST_BITS),
                options.choice("skip", "none", List.of("none", "broken")).equals("broken"));
    }

    private static int side(Options options, String text) {
        return options.asWhole("size", text, SMALLEST_SIDE, GREATEST_SIDE);
    }
}
