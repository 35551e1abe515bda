package saltus.runtime.data.format;

import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

/**
 * Samples that are rows of numbers.
 *
 * @param stored the rows, and those of their mirrored pictures if there are such
 */
record ArrayRecords(List<Rows> stored, SampleLayout layout, ClassLabels classes, List<String> notes)
        implements Records {
    @Override
    public Form form() {
        return layout.form();
    }

    @Override
    public Shape shape() {
        return layout.shape();
    }

    @Override
    public int count() {
        return stored.get(0).count();
    }

    @Override
    public int copies() {
        return stored.size();
    }

    @Override
    public List<String> classNames() {
        return classes.names();
    }

    @Override
    public int label(int record) {
        return classes.labels()[record];
    }

    @Override
    public String place(int record) {
        return stored.get(0).place(record);
    }

    @Override
    public void read(int record, int copy, float[] into, int from) {
        layout.read(stored.get(copy), record, into, from);
    }
}
