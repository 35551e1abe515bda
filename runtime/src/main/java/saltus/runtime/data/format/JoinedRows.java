package saltus.runtime.data.format;

import java.util.Arrays;
import java.util.List;
import saltus.runtime.BadInputException;

/** The rows of several arrays, one array after the other. */
final class JoinedRows implements Rows {
    private final List<Rows> parts;
    private final int[] ends;

    private JoinedRows(List<Rows> parts, int[] ends) {
        this.parts = parts;
        this.ends = ends;
    }

    /**
     * Joins arrays.
     *
     * @param parts at least one
     * @throws BadInputException if their rows are of different shapes or too many
     */
    static Rows of(List<Rows> parts) {
        Rows first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        int[] ends = new int[parts.size()];
        long end = 0;
        for (int i = 0; i < ends.length; i++) {
            Rows part = parts.get(i);
            end += part.count();
            if (!part.type().fits(first.type())) {
                throw new BadInputException("%s has %s, but %s has %s; give files of one shape and type."
                        .formatted(
                                part.place(0),
                                part.type().full(),
                                first.place(0),
                                first.type().full()));
            }
            if (end > Integer.MAX_VALUE) {
                throw new BadInputException("%s is behind more than %d samples; give fewer files."
                        .formatted(part.place(0), Integer.MAX_VALUE));
            }
            ends[i] = (int) end;
        }
        return new JoinedRows(List.copyOf(parts), ends);
    }

    @Override
    public int count() {
        return ends[ends.length - 1];
    }

    @Override
    public RowType type() {
        return parts.get(0).type();
    }

    @Override
    public String place(int row) {
        int part = part(row);
        return parts.get(part).place(row - start(part));
    }

    @Override
    public void read(int row, float[] into, int from) {
        int part = part(row);
        parts.get(part).read(row - start(part), into, from);
    }

    private int part(int row) {
        int found = Arrays.binarySearch(ends, row + 1);
        return found >= 0 ? found : -found - 1;
    }

    private int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }
}
