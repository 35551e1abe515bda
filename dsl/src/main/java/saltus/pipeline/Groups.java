package saltus.pipeline;

import saltus.graph.Dtype;
import saltus.graph.Tensor;

/**
 * A batch as groups of consecutive rows.
 *
 * @param size rows of a group, a divisor of the batch
 */
record Groups(int size) {
    /** For every row the value of its group's first row. */
    Tensor first(Tensor rows) {
        return rows.gather(firstRow(rows).cast(Dtype.I64));
    }

    /** For every row the value of the row that stands {@code shift} places later in its group, in a circle. */
    Tensor turned(Tensor rows, int shift) {
        if (shift == 0) {
            return rows;
        }
        Tensor first = firstRow(rows);
        Tensor place = rows.rowNumbers().minus(first).plus(shift);
        Tensor turned = place.minus(place.dividedBy(size).floor().times(size));
        return rows.gather(first.plus(turned).cast(Dtype.I64));
    }

    private Tensor firstRow(Tensor rows) {
        return rows.rowNumbers().dividedBy(size).floor().times(size);
    }
}
