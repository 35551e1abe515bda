package saltus.graph;

import java.util.List;

/** The meaning of {@link Op.Perceptual} in plain double arithmetic. */
final class FeatureDistance {
    /** Keeps the direction of features of length 0 finite; that of LPIPS. */
    private static final double EPSILON = 1e-10;

    private FeatureDistance() {}

    /** The distance of each row [B] between the features, layer by layer, of two batches. */
    static Array between(List<Array> a, List<Array> b, int rows) {
        Array distances = Array.zeros(rows);
        for (int layer = 0; layer < a.size(); layer++) {
            add(distances.values(), a.get(layer), b.get(layer));
        }
        return distances;
    }

    private static void add(double[] distances, Array a, Array b) {
        int channels = a.shape()[1];
        int places = a.shape()[2] * a.shape()[3];
        for (int row = 0; row < distances.length; row++) {
            double sum = 0;
            for (int place = 0; place < places; place++) {
                int first = row * channels * places + place;
                double longA = length(a, first, channels, places) + EPSILON;
                double longB = length(b, first, channels, places) + EPSILON;
                for (int i = first; i < first + channels * places; i += places) {
                    double apart = a.values()[i] / longA - b.values()[i] / longB;
                    sum += apart * apart;
                }
            }
            distances[row] += sum / places;
        }
    }

    private static double length(Array x, int first, int channels, int places) {
        double sum = 0;
        for (int i = first; i < first + channels * places; i += places) {
            sum += x.values()[i] * x.values()[i];
        }
        return Math.sqrt(sum);
    }
}
