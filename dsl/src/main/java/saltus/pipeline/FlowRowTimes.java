package saltus.pipeline;

import java.util.function.UnaryOperator;
import saltus.graph.Tensor;

/** Times at which rows stand that learn the velocity itself; see {@link saltus.LogitNormalFlowRows} and {@link saltus.FlowRowsFormula}. */
@FunctionalInterface
public interface FlowRowTimes {
    /** One time a row [B], from a draw of this name. */
    Tensor draw(TrainingStep step, String name);

    /** sigmoid(mean + deviation n). */
    static FlowRowTimes logitNormal(double mean, double deviation) {
        PairLaw.Normal law = new PairLaw.Normal(mean, deviation);
        return (step, name) -> law.sigmoid(step.draw(name, Draw.Law.NORMAL));
    }

    /** The quantile function of a recipe, of U(0, 1). */
    static FlowRowTimes byFormula(UnaryOperator<Tensor> quantile) {
        // what is proved of exact numbers, rounding may miss
        return (step, name) ->
                quantile.apply(step.draw(name, Draw.Law.UNIFORM)).minimum(1).maximum(0);
    }
}
