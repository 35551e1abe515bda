package saltus.runtime.data.stored;

import saltus.graph.Shape;
import saltus.runtime.data.FiniteSet;
import saltus.runtime.data.LatentPosterior;
import saltus.runtime.data.Units;
import saltus.runtime.random.RandomStream;

/**
 * How a model sees stored samples. Seen plainly, a sample is its first copy, unmirrored, the mean of its law if it is one. Seen
 * once, it may be mirrored, and is drawn from its law.
 *
 * @param records what is stored
 * @param mirrored probability of the mirrored picture: the second copy if there is one
 * @param drawn true to draw from laws
 * @param units that the model sees
 */
record Seen(Records records, double mirrored, boolean drawn, Units units) implements FiniteSet.Reader {
    /** Shape of what a model sees of a sample. */
    Shape sample() {
        Shape stored = records.shape();
        return records.form().isLaw()
                ? Shape.of(
                        stored.dim(0).size() / 2,
                        stored.dim(1).size(),
                        stored.dim(2).size())
                : stored;
    }

    private int size() {
        return Math.toIntExact(sample().fixedSize());
    }

    @Override
    public void read(int sample, float[] into, int from) {
        if (records.form().isLaw()) {
            System.arraycopy(content(sample, 0, 1), 0, into, from, size());
        } else {
            records.read(sample, 0, into, from);
        }
        units.apply(into, from, size());
    }

    @Override
    public void view(int sample, RandomStream chance, float[] into, int from) {
        boolean mirror = chance.uniform() < mirrored;
        int copy = mirror ? records.copies() - 1 : 0;
        if (records.form().isLaw()) {
            draw(content(sample, copy, 1), chance, into, from);
        } else {
            records.read(sample, copy, into, from);
        }
        if (mirror && copy == 0) {
            mirror(into, from);
        }
        units.apply(into, from, size());
    }

    private void draw(float[] law, RandomStream chance, float[] into, int from) {
        int size = size();
        for (int i = 0; i < size; i++) {
            double spread = law[size + i];
            double deviation = records.form() == Form.DEVIATIONS ? spread : LatentPosterior.deviation(spread);
            double mean = law[i];
            into[from + i] = (float) (drawn ? mean + deviation * chance.normal() : mean);
        }
    }

    /** Turns every row round. */
    private void mirror(float[] into, int from) {
        int width = records.shape().dim(2).size();
        for (int row = from; row < from + size(); row += width) {
            for (int left = row, right = row + width - 1; left < right; left++, right--) {
                float other = into[left];
                into[left] = into[right];
                into[right] = other;
            }
        }
    }

    @Override
    public float[] content(int sample, int size) {
        return content(sample, 0, records.copies());
    }

    private float[] content(int sample, int first, int copies) {
        int stored = Math.toIntExact(records.shape().fixedSize());
        float[] content = new float[copies * stored];
        for (int copy = 0; copy < copies; copy++) {
            records.read(sample, first + copy, content, copy * stored);
        }
        return content;
    }
}
