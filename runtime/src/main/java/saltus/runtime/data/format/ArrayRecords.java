package saltus.runtime.data.format;

import java.util.List;
import saltus.graph.Shape;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;

/** Samples that are rows of numbers. */
record ArrayRecords(Rows rows, SampleLayout layout, ClassLabels classes, List<String> notes) implements Records {
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
        return rows.count();
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
        return rows.place(record);
    }

    @Override
    public void read(int record, int copy, float[] into, int from) {
        layout.read(rows, record, into, from);
    }
}
