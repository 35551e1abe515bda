package saltus.runtime.program;

import saltus.graph.Op;
import saltus.graph.OpVisitor;

/** Where the engine puts what an operation yields. */
enum Storage {
    /** In memory of its own, row-major, or in that of whoever has given it. */
    OWN,

    /** In the memory of its first operand, which it is a view of; a reshape of what lies in another order is a copy. */
    VIEW,

    /** In memory of its own, in which numbers lie as those of its largest operands do. */
    LIKE,

    /** In memory of its own, row-major if its operands are: the engine keeps pictures with their channels last. */
    FOLLOWING;

    private static final OpVisitor<Storage> VISITOR = new Visitor();

    static Storage of(Op op) {
        return op.accept(VISITOR);
    }

    private static final class Visitor implements OpVisitor<Storage> {
        @Override
        public Storage input(Op.Input op) {
            return OWN;
        }

        @Override
        public Storage scalar(Op.Scalar op) {
            return OWN;
        }

        @Override
        public Storage iota(Op.Iota op) {
            return OWN;
        }

        @Override
        public Storage rowNumbers(Op.RowNumbers op) {
            return OWN;
        }

        @Override
        public Storage unary(Op.Unary op) {
            return LIKE;
        }

        @Override
        public Storage slope(Op.Slope op) {
            return LIKE;
        }

        @Override
        public Storage binary(Op.Binary op) {
            return LIKE;
        }

        @Override
        public Storage comparison(Op.Comparison op) {
            return LIKE;
        }

        @Override
        public Storage logic(Op.Logic op) {
            return LIKE;
        }

        @Override
        public Storage not(Op.Not op) {
            return LIKE;
        }

        @Override
        public Storage where(Op.Where op) {
            return LIKE;
        }

        @Override
        public Storage linear(Op.Linear op) {
            return OWN;
        }

        @Override
        public Storage conv2d(Op.Conv2d op) {
            return FOLLOWING;
        }

        @Override
        public Storage matMul(Op.MatMul op) {
            return OWN;
        }

        @Override
        public Storage softmax(Op.Softmax op) {
            return OWN;
        }

        @Override
        public Storage layerNorm(Op.LayerNorm op) {
            return OWN;
        }

        @Override
        public Storage inverseDeviation(Op.InverseDeviation op) {
            return OWN;
        }

        @Override
        public Storage reduce(Op.Reduce op) {
            return OWN;
        }

        @Override
        public Storage reshape(Op.Reshape op) {
            return VIEW;
        }

        @Override
        public Storage permute(Op.Permute op) {
            return VIEW;
        }

        @Override
        public Storage expand(Op.Expand op) {
            return VIEW;
        }

        @Override
        public Storage slice(Op.Slice op) {
            return VIEW;
        }

        @Override
        public Storage concat(Op.Concat op) {
            return FOLLOWING;
        }

        @Override
        public Storage gather(Op.Gather op) {
            return OWN;
        }

        @Override
        public Storage scatter(Op.Scatter op) {
            return OWN;
        }

        @Override
        public Storage ownRows(Op.OwnRows op) {
            return VIEW;
        }

        @Override
        public Storage allRows(Op.AllRows op) {
            return OWN;
        }

        @Override
        public Storage rowsBefore(Op.RowsBefore op) {
            return OWN;
        }

        @Override
        public Storage rows(Op.Rows op) {
            return OWN;
        }

        @Override
        public Storage order(Op.Order op) {
            return OWN;
        }

        @Override
        public Storage head(Op.Head op) {
            return VIEW;
        }

        @Override
        public Storage tail(Op.Tail op) {
            return VIEW;
        }

        @Override
        public Storage pad(Op.Pad op) {
            return FOLLOWING;
        }

        @Override
        public Storage cast(Op.Cast op) {
            return LIKE;
        }

        @Override
        public Storage stopGradient(Op.StopGradient op) {
            return VIEW;
        }

        @Override
        public Storage embedding(Op.Embedding op) {
            return OWN;
        }
    }
}
