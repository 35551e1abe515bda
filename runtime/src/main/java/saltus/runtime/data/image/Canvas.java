package saltus.runtime.data.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** What the pictures of a film lie on: transparent where there is none. */
record Canvas(int width, int height) {
    /** The canvas with a picture; the picture itself if it covers the canvas. */
    BufferedImage with(BufferedImage picture, Framing.Box place) {
        if (place.equals(new Framing.Box(0, 0, width, height))) {
            return picture;
        }
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(picture, place.left(), place.top(), null);
        graphics.dispose();
        return canvas;
    }
}
