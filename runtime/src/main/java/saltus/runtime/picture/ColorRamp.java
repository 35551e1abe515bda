package saltus.runtime.picture;

import java.awt.Color;

/** Colours from a light blue for sparse to a dark violet for dense, all of them visible on white. */
final class ColorRamp {
    private static final Color[] STOPS = {
        new Color(0x8fc7e8), new Color(0x4f9bd9), new Color(0x3566c0), new Color(0x4a36a0), new Color(0x5b1a78),
    };

    private ColorRamp() {}

    /** The colour at {@code share} from 0 to 1; what lies beyond is cut off. */
    static Color at(double share) {
        double place = Math.max(0, Math.min(1, share)) * (STOPS.length - 1);
        int lower = Math.min((int) place, STOPS.length - 2);
        double rest = place - lower;
        return new Color(
                mix(STOPS[lower].getRed(), STOPS[lower + 1].getRed(), rest),
                mix(STOPS[lower].getGreen(), STOPS[lower + 1].getGreen(), rest),
                mix(STOPS[lower].getBlue(), STOPS[lower + 1].getBlue(), rest));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
