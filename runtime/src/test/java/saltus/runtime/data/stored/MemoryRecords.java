package saltus.runtime.data.stored;

import java.util.List;
import saltus.graph.Shape;

/** Records in memory: values[copy][record]. */
record MemoryRecords(Form form, Shape shape, float[][][] values, int[] labels, List<String> classNames)
        implements Records {
    @Override
    public int count() {
        return values[0].length;
    }

    @Override
    public int copies() {
        return values.length;
    }

    @Override
    public int label(int record) {
        return labels[record];
    }

    @Override
    public String place(int record) {
        return "record " + record;
    }

    @Override
    public void read(int record, int copy, float[] into, int from) {
        float[] value = values[copy][record];
        System.arraycopy(value, 0, into, from, value.length);
    }
}
