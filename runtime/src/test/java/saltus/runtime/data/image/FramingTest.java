package saltus.runtime.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FramingTest {
    @Property
    void whatIsTakenAndPlacedLiesInsideAndHasTheWantedShape(
            @ForAll @IntRange(min = 1, max = 5000) int width,
            @ForAll @IntRange(min = 1, max = 5000) int height,
            @ForAll @IntRange(min = 4, max = 1024) int wantedWidth,
            @ForAll @IntRange(min = 4, max = 1024) int wantedHeight,
            @ForAll Crop crop) {
        Framing framing = new Framing(wantedHeight, wantedWidth, crop);
        Framing.Box taken = framing.taken(width, height);
        Framing.Box placed = framing.placed(width, height);
        assertInside(taken, width, height);
        assertInside(placed, wantedWidth, wantedHeight);
        boolean scalesBothAlike = crop == Crop.CENTRE || crop == Crop.PAD;
        if (scalesBothAlike
                && Math.min(taken.width(), taken.height()) > 100
                && Math.min(placed.width(), placed.height()) > 100) {
            double across = (double) placed.width() / taken.width();
            assertEquals(1, across * taken.height() / placed.height(), 0.02);
        }
        if (crop == Crop.CENTRE) {
            assertTrue(taken.width() == width || taken.height() == height);
        }
        if (crop == Crop.PAD) {
            assertTrue(placed.width() == wantedWidth || placed.height() == wantedHeight);
        }
    }

    private static void assertInside(Framing.Box box, int width, int height) {
        assertTrue(box.left() >= 0 && box.top() >= 0 && box.width() >= 1 && box.height() >= 1, box.toString());
        assertTrue(box.left() + box.width() <= width && box.top() + box.height() <= height, box.toString());
        assertTrue(Math.abs(width - box.width() - 2 * box.left()) <= 1, box.toString());
        assertTrue(Math.abs(height - box.height() - 2 * box.top()) <= 1, box.toString());
    }
}
