package saltus.pipeline;

import java.util.Optional;
import saltus.graph.Tensor;

/**
 * The velocity that a teacher says, guided or not: a network that is told guidance is told omega, another one is asked with the label
 * and without, v(null) + omega (v(y) - v(null)). See {@link saltus.TeacherVelocity} and {@link saltus.StepVelocity#TEACHER}.
 *
 * @param guided the teacher's guidance, on rows with a label
 */
public record TaughtVelocity(Guided guided) {
    /** Without guidance. */
    public TaughtVelocity() {
        this(Guided.NONE);
    }

    /** That of every row at z_t [B, ..], under stop-gradient. */
    public Tensor of(Examples examples) {
        Tensor taught = at(
                examples.step(),
                examples.z(),
                examples.times().t(),
                examples.condition().labels());
        examples.probe("v_teacher", taught);
        return taught;
    }

    /** A mean of it and the sample's own velocity [B, ..], the teacher's having this share. */
    public Tensor of(Examples examples, double share) {
        Tensor own = examples.velocity();
        return own.plus(of(examples).minus(own).times(share));
    }

    /**
     * That of rows that learn a shortcut [B, ..], under stop-gradient.
     *
     * @param velocity what the other rows learn
     */
    public Tensor onShortcuts(Examples examples, Tensor velocity) {
        Tensor taught = examples.everywhere(at(
                examples.step(),
                examples.front(examples.z()),
                examples.frontTimes().t(),
                examples.frontCondition().labels()));
        return examples.times().shortcut().over(taught).choose(taught, velocity).stopGradient();
    }

    /**
     * That at any points [rows, ..], under stop-gradient.
     *
     * @param z points [rows, ..]
     * @param t their times [rows]
     * @param labels their classes [rows]
     */
    Tensor at(TrainingStep step, Tensor z, Tensor t, Tensor labels) {
        Teacher teacher = step.teacher();
        int none = step.nullLabel();
        if (guided.omega() == 1 || none == 0) {
            return teacher.velocity(z, t, labels, Optional.empty());
        }
        Tensor rows = labels.equalTo(none).not().and(t.atLeast(guided.from())).and(t.atMost(guided.until()));
        if (teacher.isToldGuidance()) {
            Tensor omega = rows.choose(t.ones().times(guided.omega()), t.ones());
            return teacher.velocity(z, t, labels, Optional.of(omega));
        }
        Tensor index = rows.rows();
        Tensor nulls = Condition.of(labels.gather(index)).unconditional(none).labels();
        Tensor own;
        Tensor unconditional;
        if (step.evaluations() == Evaluations.REFERENCE) {
            own = teacher.velocity(z, t, labels, Optional.empty());
            unconditional = teacher.velocity(z.gather(index), t.gather(index), nulls, Optional.empty());
        } else {
            Tensor both = teacher.velocity(
                    Tensor.concat(0, z, z.gather(index)),
                    Tensor.concat(0, t, t.gather(index)),
                    Tensor.concat(0, labels, nulls),
                    Optional.empty());
            own = both.head(z);
            unconditional = both.tail(index);
        }
        Tensor everywhere = unconditional.scatter(index, z);
        Tensor mixed = everywhere.plus(own.minus(everywhere).times(guided.omega()));
        return rows.over(z).choose(mixed, own).stopGradient();
    }
}
