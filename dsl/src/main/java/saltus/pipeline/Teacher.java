package saltus.pipeline;

import java.util.Optional;
import saltus.graph.GraphBuilder;
import saltus.graph.Role;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/**
 * A network that is not trained and says velocities: another run's; see {@link saltus.TeacherVelocity}.
 *
 * @param network its output F(z, t, t, y) is the velocity at t
 * @param guidance how many numbers of guidance it is told: 0 for none, 1 for omega, 3 with a window
 */
public record Teacher(Network network, int guidance) {
    /** Puts a teacher into the graph under construction; its weights are inputs of {@link Role#TEACHER}. */
    @FunctionalInterface
    public interface Binding {
        /** The teacher, its weights bound. */
        Teacher bind(GraphBuilder graph);
    }

    /**
     * A network as a teacher.
     *
     * @param network bound as any other
     * @param scaling what stands between it and its design
     * @param guidance how many numbers of guidance it is told
     */
    public static Binding of(TrainingStep.Binding network, Scaling scaling, int guidance) {
        return graph -> new Teacher(scaling.around(network.bind(graph, Role.TEACHER, false)), guidance);
    }

    /** True if guidance is an input of it. */
    boolean isToldGuidance() {
        return guidance > 0;
    }

    /**
     * The velocity [rows, ..], under stop-gradient.
     *
     * @param z points [rows, ..]
     * @param t times [rows]
     * @param labels classes [rows]
     * @param omega what it is told of guidance, if it is told of any [rows]; empty for none
     */
    Tensor velocity(Tensor z, Tensor t, Tensor labels, Optional<Tensor> omega) {
        Optional<Tensor> told = isToldGuidance() ? Optional.of(told(omega.orElseGet(t::ones))) : Optional.empty();
        return network.apply(z, t, t, new Condition(labels, told)).stopGradient();
    }

    /** The scale and, where there is a window, that it is open at all times: who asks has seen to it. */
    private Tensor told(Tensor omega) {
        Tensor column = omega.reshape(Shape.rows(omega.shape().dim(0), 1));
        return guidance == 1 ? column : Tensor.concat(1, column, column.zeros(), column.ones());
    }
}
