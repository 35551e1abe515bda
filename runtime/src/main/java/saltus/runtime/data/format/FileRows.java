package saltus.runtime.data.format;

/**
 * Rows that stand in a file one behind the other.
 *
 * @param start of the first
 * @param place of the array
 */
record FileRows(OpenFile file, long start, RowType type, int count, String place) implements Rows {
    @Override
    public String place(int row) {
        return "%s, sample %d".formatted(place, row);
    }

    @Override
    public void read(int row, float[] into, int from) {
        type.read(file.read(start + (long) row * type.bytes(), type.bytes()), into, from);
    }
}
