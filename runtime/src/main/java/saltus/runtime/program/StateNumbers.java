package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of a training's state to be read: as they are, or as they were when they were copied. */
public final class StateNumbers implements AutoCloseable {
    private final TrainingState state;
    private final Map<String, TensorList> lists;
    private final Optional<NDManager> owner;

    private StateNumbers(TrainingState state, Map<String, TensorList> lists, Optional<NDManager> owner) {
        this.state = state;
        this.lists = lists;
        this.owner = owner;
    }

    static StateNumbers of(TrainingState state) {
        return new StateNumbers(state, state.lists(), Optional.empty());
    }

    /** In the memory of the machine, wherever the state is. */
    static StateNumbers copied(TrainingState state) {
        NDManager owner = NativeEngine.manager(Device.cpu());
        Map<String, TensorList> copies = new LinkedHashMap<>();
        state.lists().forEach((prefix, list) -> copies.put(prefix, list.copied(owner)));
        return new StateNumbers(state, copies, Optional.of(owner));
    }

    /** Every list under the prefix that its tensors have in a checkpoint, in a fixed order. */
    public Map<String, TensorList> lists() {
        return lists;
    }

    /** Names of the weights that a list has, in its order. */
    public List<String> names(String list) {
        return state.names(list);
    }

    /** Gives up a copy; of the state itself nothing. */
    @Override
    public void close() {
        owner.ifPresent(NDManager::close);
    }
}
