package saltus.pipeline;

import saltus.graph.Tensor;

/** What a velocity head says: the student's, which is trained, and as a direction the target network's; see {@link saltus.VelocityHead}. */
public final class HeadVelocity {
    private HeadVelocity() {}

    /** What the student's head says of z_t [B, ..]. */
    public static Tensor of(Examples examples) {
        Times times = examples.times();
        Tensor said = examples.step().student().velocity(examples.z(), times.r(), times.t(), examples.condition());
        examples.probe("v_head", said);
        return said;
    }

    /** What the target network's head says [B, ..] on rows that learn a shortcut, under stop-gradient; zero or anything elsewhere. */
    public static Tensor direction(Examples examples) {
        Network target = examples.step().target();
        Times all = examples.times();
        if (examples.step().sharesTarget()) {
            return target.velocity(examples.z(), all.r(), all.t(), examples.condition())
                    .stopGradient();
        }
        Times times = examples.frontTimes();
        return examples.everywhere(
                        target.velocity(examples.front(examples.z()), times.r(), times.t(), examples.frontCondition()))
                .stopGradient();
    }
}
