package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The network's own velocity F(z, t, t, y) on rows that learn a shortcut, as leading term and direction of a continuous
 * target: self-distillation, in which only the rows with r = t see data. Source: framework, section 8 (Eulerian
 * self-distillation; improved MeanFlow uses it as the direction).
 */
public final class OwnVelocity {
    private OwnVelocity() {}

    /**
     * The velocity [B, ..], under stop-gradient.
     *
     * @param velocity what the other rows learn
     */
    public static Tensor of(Examples examples, Tensor velocity) {
        Times times = examples.frontTimes();
        Tensor own = examples.step()
                .target()
                .apply(examples.front(examples.z()), times.t(), times.t(), examples.frontCondition());
        Tensor everywhere = examples.everywhere(own);
        return examples.times()
                .shortcut()
                .over(everywhere)
                .choose(everywhere, velocity)
                .stopGradient();
    }
}
