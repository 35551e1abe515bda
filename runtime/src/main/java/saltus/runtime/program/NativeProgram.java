package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A loaded TorchScript module. Each {@link #call} is one native call. The model stays reachable from here, since its
 * finaliser would close the module.
 */
final class NativeProgram implements AutoCloseable {
    static {
        // the profiling executor warms up for three calls, gains nothing, and is wrong with switched grad modes
        System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
    }

    private static final String ENGINE = "PyTorch";

    private final Model model;
    private final String code;
    private final ParameterStore unused;
    private final Map<String, NDArray> methods = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();

    /** Loads the module of the given code onto a device, with the feature network that the code is about, if any. */
    NativeProgram(String code, Optional<FeatureNetwork> features, Device device) {
        this.code = code;
        this.model = Model.newInstance("saltus", device, ENGINE);
        try {
            model.load(new ByteArrayInputStream(Archive.of(code, features)));
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail to be read", e);
        } catch (MalformedModelException | EngineException e) {
            model.close();
            throw ProgramException.atLoad(code, e);
        }
        this.unused = new ParameterStore(model.getNDManager(), false);
    }

    /** The manager whose arrays live as long as the program. */
    NDManager manager() {
        return model.getNDManager();
    }

    /**
     * Runs a method. The results belong to the manager of the first argument.
     *
     * <p>Always in training mode: in inference mode nothing is recorded, and what is made can never be trained again.
     */
    NDList call(String method, NDList arguments) {
        NDList all = new NDList(arguments);
        all.add(methods.computeIfAbsent(method, this::marker));
        calls.incrementAndGet();
        try {
            return model.getBlock().forward(unused, all, true);
        } catch (EngineException e) {
            throw ProgramException.atRun(code, e);
        }
    }

    /** Native calls so far. */
    long calls() {
        return calls.get();
    }

    /** The program's text. */
    String code() {
        return code;
    }

    private NDArray marker(String method) {
        NDArray marker = model.getNDManager().create(0f);
        marker.setName("module_method:" + method);
        return marker;
    }

    @Override
    public void close() {
        model.close();
    }
}
