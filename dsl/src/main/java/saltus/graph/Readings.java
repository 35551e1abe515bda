package saltus.graph;

import java.util.Collections;

/**
 * How each operation reads the rows of its operands: row by row, any row for any other, or their number alone. In a batch that lies
 * in parts this decides what a part computes on its own rows, and what it needs of others.
 */
abstract class Readings implements OpVisitor<Place> {
    /** How an operation reads the rows of an operand. */
    enum Reading {
        /** Row by row: its i-th row for the i-th row of the result. */
        ROWS,
        /** Any row for any other. */
        TABLE,
        /** Not at all: it lends its rows' number. */
        SHAPE
    }

    /**
     * Computes an operation by what it reads.
     *
     * @param readings one for each operand
     */
    abstract Place plain(Op op, Reading... readings);

    /** The shape of an operand, that of the whole batch. */
    abstract Shape shape(int id);

    /** Operands of which those of the result's rank have its rows. */
    private Place broadcasting(Op op) {
        int rank = op.operands().stream().mapToInt(id -> shape(id).rank()).max().orElseThrow();
        return plain(
                op,
                op.operands().stream()
                        .map(id -> shape(id).rank() == rank ? Reading.ROWS : Reading.TABLE)
                        .toArray(Reading[]::new));
    }

    private Place rowwise(Op op) {
        return plain(op, Collections.nCopies(op.operands().size(), Reading.ROWS).toArray(Reading[]::new));
    }

    private Place when(boolean keepsRows, Op op) {
        return keepsRows ? rowwise(op) : plain(op, Reading.TABLE);
    }

    @Override
    public Place rowNumbers(Op.RowNumbers op) {
        return plain(op, Reading.SHAPE);
    }

    @Override
    public Place unary(Op.Unary op) {
        return rowwise(op);
    }

    @Override
    public Place slope(Op.Slope op) {
        return rowwise(op);
    }

    @Override
    public Place binary(Op.Binary op) {
        return broadcasting(op);
    }

    @Override
    public Place comparison(Op.Comparison op) {
        return broadcasting(op);
    }

    @Override
    public Place logic(Op.Logic op) {
        return broadcasting(op);
    }

    @Override
    public Place not(Op.Not op) {
        return rowwise(op);
    }

    @Override
    public Place where(Op.Where op) {
        return broadcasting(op);
    }

    @Override
    public Place linear(Op.Linear op) {
        return weighted(op, shape(op.operands().get(0)).rank() > 1);
    }

    @Override
    public Place conv2d(Op.Conv2d op) {
        return weighted(op, true);
    }

    private Place weighted(Op op, boolean keepsRows) {
        Reading[] readings =
                Collections.nCopies(op.operands().size(), Reading.TABLE).toArray(Reading[]::new);
        readings[0] = keepsRows ? Reading.ROWS : Reading.TABLE;
        return plain(op, readings);
    }

    @Override
    public Place matMul(Op.MatMul op) {
        return plain(op, Reading.ROWS, shape(op.a()).rank() == 2 ? Reading.TABLE : Reading.ROWS);
    }

    @Override
    public Place softmax(Op.Softmax op) {
        return when(shape(op.x()).rank() > 1, op);
    }

    @Override
    public Place layerNorm(Op.LayerNorm op) {
        return when(shape(op.x()).rank() > 1, op);
    }

    @Override
    public Place inverseDeviation(Op.InverseDeviation op) {
        return rowwise(op);
    }

    @Override
    public Place reduce(Op.Reduce op) {
        return rowwise(op);
    }

    @Override
    public Place reshape(Op.Reshape op) {
        Shape from = shape(op.x());
        return when(from.rank() > 0 && op.shape().startsWith(from.dim(0)), op);
    }

    @Override
    public Place permute(Op.Permute op) {
        return when(op.order().isEmpty() || op.order().get(0) == 0, op);
    }

    @Override
    public Place expand(Op.Expand op) {
        boolean aligned = shape(op.x()).rank() == shape(op.like()).rank();
        return plain(op, aligned ? Reading.ROWS : Reading.TABLE, Reading.SHAPE);
    }

    @Override
    public Place slice(Op.Slice op) {
        return when(op.axis() > 0, op);
    }

    @Override
    public Place concat(Op.Concat op) {
        return op.axis() > 0
                ? rowwise(op)
                : plain(
                        op,
                        Collections.nCopies(op.operands().size(), Reading.TABLE).toArray(Reading[]::new));
    }

    @Override
    public Place gather(Op.Gather op) {
        return plain(op, Reading.TABLE, Reading.ROWS);
    }

    @Override
    public Place scatter(Op.Scatter op) {
        return plain(op, Reading.TABLE, Reading.TABLE, Reading.SHAPE);
    }

    @Override
    public Place rows(Op.Rows op) {
        return plain(op, Reading.TABLE);
    }

    @Override
    public Place order(Op.Order op) {
        return plain(op, Reading.TABLE);
    }

    @Override
    public Place head(Op.Head op) {
        return plain(op, Reading.TABLE, Reading.SHAPE);
    }

    @Override
    public Place tail(Op.Tail op) {
        return plain(op, Reading.TABLE, Reading.SHAPE);
    }

    @Override
    public Place pad(Op.Pad op) {
        return plain(op, Reading.TABLE, Reading.SHAPE);
    }

    @Override
    public Place cast(Op.Cast op) {
        return rowwise(op);
    }

    @Override
    public Place stopGradient(Op.StopGradient op) {
        return rowwise(op);
    }

    @Override
    public Place embedding(Op.Embedding op) {
        return rowwise(op);
    }
}
