package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A state that several ranks have, and that has to be the same: rank 0 gives its own to the others, and each says what its
 * own sums up to. The sum is over the bits of all numbers, so that any one that differs changes it.
 */
public final class SharedState implements AutoCloseable {
    static final String SHARE = "share";

    private final NativeProgram program;
    private final List<TensorList> lists;

    /**
     * @param state whose lists are shared, of ranks whose process group is there
     */
    public SharedState(TrainingState state, Device device) {
        this.lists = List.copyOf(state.lists().values());
        this.program = new NativeProgram(script().text(), Optional.empty(), device);
    }

    /** Writes rank 0's tensors over those of all, and says of how many numbers. */
    static Script script() {
        Script script = new Script(Optional.empty()).method(SHARE, "xs: List[Tensor]", "Tensor");
        script.recording(false);
        script.inner("n = 0");
        script.inner("for i in range(len(xs)):");
        script.inner("  y = " + Collectives.broadcast(Collectives.there("xs[i]")));
        script.inner("  n += torch.numel(torch.copy_(xs[i], " + Collectives.done("y") + "))");
        return script.line("return torch.scalar_tensor(n, dtype=4)");
    }

    /** Gives the state of rank 0 to all; each of them calls it. */
    public void share() {
        NDList arguments = new NDList();
        lists.forEach(list -> list.appendTo(arguments, "xs"));
        program.call(SHARE, arguments).close();
    }

    /** What the bits of the state sum up to. */
    public long sum() {
        CRC32C sum = new CRC32C();
        long all = 0;
        for (TensorList list : lists) {
            for (int i = 0; i < list.size(); i++) {
                sum.update(list.look(i));
            }
            all = 31 * all + sum.getValue();
        }
        return all;
    }

    @Override
    public void close() {
        program.close();
    }
}
