package saltus.runtime.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import saltus.runtime.BadInputException;

/** The colours and fonts of all plots: dark on white. Whoever draws at the end of something long asks for fonts at its beginning. */
public final class PlotStyle {
    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x1b1f2a);
    static final Color SOFT_INK = new Color(0x6b7280);
    static final Color GRID = new Color(0xeef0f3);
    static final Color FRAME = new Color(0xc4c9d2);

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
    static final Font SUBTITLE = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private PlotStyle() {}

    /**
     * Makes sure that text can be drawn.
     *
     * @throws BadInputException if the machine has no fonts, as small containers do
     */
    public static void requireFonts() {
        try {
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics().getFontMetrics(TITLE);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Error | RuntimeException e) { // plain errors, too, as "No physical fonts found"
            throw new BadInputException(
                    "Cannot draw a picture: this machine has no fonts for its text; install fontconfig and a font, such as the packages fontconfig and fonts-dejavu-core.",
                    e);
        }
    }
}
