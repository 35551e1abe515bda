package saltus.graph;

import java.util.List;

/** What the layers of a feature network become in {@link Op.Embedding}, in plain double arithmetic. */
final class UnitFeatures {
    /** Keeps the direction of features of length 0 finite; that of LPIPS. */
    private static final double EPSILON = 1e-10;

    private UnitFeatures() {}

    /** One row an image: the layers behind each other, each of {@link #of(Array)}. */
    static Array of(List<Array> layers) {
        List<Array> parts = layers.stream().map(UnitFeatures::of).toList();
        int rows = parts.get(0).shape()[0];
        Array all = Array.zeros(
                rows, parts.stream().mapToInt(part -> part.shape()[1]).sum());
        int next = 0;
        for (int row = 0; row < rows; row++) {
            for (Array part : parts) {
                int width = part.shape()[1];
                System.arraycopy(part.values(), row * width, all.values(), next, width);
                next += width;
            }
        }
        return all;
    }

    /** Directions over the channels [B, C, h, w], divided by the root of the number of places: [B, C h w]. */
    private static Array of(Array layer) {
        int channels = layer.shape()[1];
        int places = layer.shape()[2] * layer.shape()[3];
        Array flat = Array.zeros(layer.shape()[0], channels * places);
        for (int at = 0; at < flat.values().length; at++) {
            int first = at / (channels * places) * channels * places + at % places;
            double length = 0;
            for (int i = first; i < first + channels * places; i += places) {
                length += layer.values()[i] * layer.values()[i];
            }
            flat.values()[at] = layer.values()[at] / (Math.sqrt(length) + EPSILON) / Math.sqrt(places);
        }
        return flat;
    }
}
