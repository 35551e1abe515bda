package saltus.runtime.program;

import java.util.function.Function;
import saltus.graph.Op;
import saltus.graph.Tensor;

/**
 * One operation, or one kind or spelling of it, on random operands away from kinks and poles.
 *
 * @param name unique
 * @param op what the case is about
 * @param constant true if no gradient passes although the value moves with the operands
 * @param write writes operands and operation, and yields the result
 */
record OpCase(String name, Class<? extends Op> op, boolean constant, Function<OpTrial, Tensor> write) {}
