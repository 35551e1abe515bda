package saltus.pipeline;

import saltus.graph.Tensor;

/**
 * The times of a batch, r &lt;= s &lt;= t, each [B].
 *
 * @param r end
 * @param s inner time
 * @param t start
 * @param shortcut mask [B]: rows that learn a shortcut; the others learn the velocity at t
 * @param shortcutsLead true if the rows that learn a shortcut are known to be the first ones
 */
public record Times(Tensor r, Tensor s, Tensor t, Tensor shortcut, boolean shortcutsLead) {
    /** Times whose values a step shows as {@code r}, {@code s} and {@code t}. */
    static Times probed(TrainingStep step, Tensor r, Tensor s, Tensor t, Tensor shortcut, boolean shortcutsLead) {
        step.probe("r", r);
        step.probe("s", s);
        step.probe("t", t);
        return new Times(r, s, t, shortcut, shortcutsLead);
    }

    /** Times of rows that all learn a shortcut, in the order in which they come. */
    static Times ofShortcuts(TrainingStep step, Tensor r, Tensor s, Tensor t) {
        return probed(step, r, s, t, t.equalTo(t), true);
    }

    /** The same rows, those that learn a shortcut first. */
    Times shortcutsFirst(Tensor order) {
        return new Times(r.gather(order), s.gather(order), t.gather(order), shortcut.gather(order), true);
    }
}
