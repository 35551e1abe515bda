package saltus.runtime.train;

import ai.djl.Device;
import saltus.graph.Precision;
import saltus.pipeline.Pipeline;
import saltus.pipeline.Teacher;
import saltus.pipeline.opening.Opening;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.door.Named;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.BoundNetwork;
import saltus.runtime.program.ModelState;
import saltus.runtime.program.TeacherState;

/**
 * A trained model that says velocities while another one is trained; see {@link saltus.TeacherVelocity}.
 *
 * @param name for people: its recipe and its run
 * @param pipeline its recipe's
 * @param data what it was trained on
 * @param network what was trained
 * @param fingerprint of its numbers, whatever its folder is called
 * @param weights its numbers
 */
public record TrainedTeacher(
        String name,
        Pipeline pipeline,
        Named<DataSet> data,
        Architecture network,
        String fingerprint,
        Weights weights) {
    /** Where a teacher's numbers come from. */
    @FunctionalInterface
    public interface Weights {
        /**
         * Reads them.
         *
         * @return the model, for its caller to close
         * @throws BadInputException if they cannot be read
         */
        ModelState read(Device device);
    }

    /**
     * Refuses data that are not what it knows: of another kind, in other units, of classes with other names. Of what shape they are
     * is {@link saltus.pipeline.opening.TeacherFits}'s question.
     *
     * @throws BadInputException naming the difference
     */
    void require(Named<DataSet> others) {
        DataSet its = data.value();
        DataSet now = others.value();
        require(its.kind() == now.kind(), others, "samples of the kind " + its.kind() + ", not " + now.kind());
        require(
                its.units().equals(now.units()),
                others,
                "samples in units of " + its.units().text() + ", not "
                        + now.units().text());
        require(
                its.classes() != now.classes() || its.classNames().equals(now.classNames()),
                others,
                "classes of other names: " + its.classNames() + ", not " + now.classNames());
    }

    private void require(boolean same, Named<DataSet> others, String difference) {
        if (!same) {
            throw new BadInputException(
                    "The teacher %s was trained on '%s', which is not what '%s' is (%s); name a teacher of these data."
                            .formatted(name, data.text(), others.text(), difference));
        }
    }

    /** What a recipe is told about it before training starts. */
    Opening.Taught taught() {
        return new Opening.Taught(name, pipeline, network.sample(), network.classes());
    }

    /** It as a part of a training step. */
    Teacher.Binding binding() {
        return Teacher.of(new BoundNetwork(network), pipeline.scaling(), network.guidanceInputs());
    }

    /** Its numbers, for its caller to close. */
    TeacherState state(Precision precision, Device device) {
        TeacherState state = new TeacherState(network, precision, device);
        try (ModelState model = weights.read(device)) {
            state.copy(model);
            return state;
        } catch (RuntimeException e) {
            state.close();
            throw e;
        }
    }
}
