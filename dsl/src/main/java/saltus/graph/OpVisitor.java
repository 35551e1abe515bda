package saltus.graph;

/**
 * One method an operation: a back end or pass that forgets one does not compile.
 *
 * @param <R> what a visit yields
 */
public interface OpVisitor<R> {
    R input(Op.Input op);

    R scalar(Op.Scalar op);

    R iota(Op.Iota op);

    R rowNumbers(Op.RowNumbers op);

    R unary(Op.Unary op);

    R slope(Op.Slope op);

    R binary(Op.Binary op);

    R comparison(Op.Comparison op);

    R logic(Op.Logic op);

    R not(Op.Not op);

    R where(Op.Where op);

    R linear(Op.Linear op);

    R conv2d(Op.Conv2d op);

    R matMul(Op.MatMul op);

    R softmax(Op.Softmax op);

    R layerNorm(Op.LayerNorm op);

    R inverseDeviation(Op.InverseDeviation op);

    R reduce(Op.Reduce op);

    R reshape(Op.Reshape op);

    R permute(Op.Permute op);

    R expand(Op.Expand op);

    R slice(Op.Slice op);

    R concat(Op.Concat op);

    R gather(Op.Gather op);

    R scatter(Op.Scatter op);

    R ownRows(Op.OwnRows op);

    R allRows(Op.AllRows op);

    R rowsBefore(Op.RowsBefore op);

    R rows(Op.Rows op);

    R order(Op.Order op);

    R head(Op.Head op);

    R tail(Op.Tail op);

    R pad(Op.Pad op);

    R cast(Op.Cast op);

    R stopGradient(Op.StopGradient op);

    R embedding(Op.Embedding op);
}
