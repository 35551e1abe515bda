package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.Optional;

/** Gives numbers of each rank to all ranks. */
public final class Exchange implements AutoCloseable {
    private static final String METHOD = "exchange";

    private final NativeProgram program;
    private final int ranks;

    /** @param ranks more than one, whose process group is there */
    public Exchange(int ranks) {
        this.ranks = ranks;
        Script script = new Script(Optional.empty()).method(METHOD, "x: Tensor", "Tensor");
        script.recording(false);
        script.inner("y = " + Collectives.gather("x", ranks));
        script.inner("y = " + Collectives.done("y"));
        script.line("return y");
        this.program = new NativeProgram(script.text(), Optional.empty(), Device.cpu());
    }

    /**
     * The numbers of all ranks, in their order; each of them calls it.
     *
     * @param own as many as the others give
     */
    public float[][] all(float... own) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDArray array = scope.create(own);
            float[] all =
                    program.call(METHOD, new NDList(array)).singletonOrThrow().toFloatArray();
            float[][] pieces = new float[ranks][];
            Arrays.setAll(pieces, i -> Arrays.copyOfRange(all, i * own.length, (i + 1) * own.length));
            return pieces;
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
