package saltus.runtime.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.List;
import saltus.runtime.Headless;
import saltus.runtime.random.RandomStream;

/** Draws digits, one at a time, with Java's own rasteriser; nothing of the system takes part. */
final class DigitPainter implements AutoCloseable {
    private static final float HALF_RANGE = 127.5f;
    /** Points on the line for each given one. */
    private static final int FINENESS = 5;

    static {
        Headless.prefer();
    }

    private final int side;
    private final Graphics2D graphics;
    private final byte[] ink;

    /** A painter of pictures of {@code side x side} pixels. */
    DigitPainter(int side) {
        this.side = side;
        BufferedImage canvas = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
        graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        ink = ((DataBufferByte) canvas.getRaster().getDataBuffer()).getData();
    }

    /** Draws a digit as the numbers of the stream have it: paper -1, ink 1, [side, side] from an index on. */
    void paint(int digit, RandomStream random, float[] to, int from) {
        List<DigitGlyph> ways = DigitGlyphs.of(digit);
        DigitGlyph glyph = ways.get(random.below(ways.size()));
        Handwriting hand = new Handwriting(random);
        double width = side * random.uniform(0.07, 0.13);
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        for (DigitGlyph.Stroke stroke : glyph.strokes()) {
            append(path, stroke, hand);
        }
        Arrays.fill(ink, (byte) 0);
        // Bevels, not visible between such short pieces: round joins differ in the last bit between Java versions.
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_BEVEL));
        graphics.draw(path);
        for (int i = 0; i < ink.length; i++) {
            to[from + i] = (ink[i] & 0xFF) / HALF_RANGE - 1;
        }
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    private void append(Path2D path, DigitGlyph.Stroke stroke, Handwriting hand) {
        double[] points = stroke.points().clone();
        for (int i = 0; i < points.length; i += 2) {
            hand.move(points, i);
        }
        int size = stroke.size();
        int spans = stroke.closed() ? size : size - 1;
        path.moveTo(side * points[0], side * points[1]);
        for (int span = 0; span < spans; span++) {
            for (int k = 1; k <= FINENESS; k++) {
                double u = (double) k / FINENESS;
                path.lineTo(side * at(stroke, points, span, u, 0), side * at(stroke, points, span, u, 1));
            }
        }
        if (stroke.closed()) {
            path.closePath();
        }
    }

    /** A coordinate of the spline of Catmull and Rom, at u in [0, 1] between a point and the next. */
    private static double at(DigitGlyph.Stroke stroke, double[] points, int span, double u, int axis) {
        double a = points[2 * index(stroke, span - 1) + axis];
        double b = points[2 * index(stroke, span) + axis];
        double c = points[2 * index(stroke, span + 1) + axis];
        double d = points[2 * index(stroke, span + 2) + axis];
        double linear = c - a;
        double square = 2 * a - 5 * b + 4 * c - d;
        double cube = 3 * (b - c) + d - a;
        return b + 0.5 * u * (linear + u * (square + u * cube));
    }

    private static int index(DigitGlyph.Stroke stroke, int index) {
        int size = stroke.size();
        return stroke.closed() ? Math.floorMod(index, size) : Math.max(0, Math.min(size - 1, index));
    }
}
