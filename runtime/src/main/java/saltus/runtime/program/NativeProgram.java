package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/** A loaded TorchScript module. Each {@link #call} is one native call. */
final class NativeProgram implements AutoCloseable {
    private final NDManager manager;
    private final PtSymbolBlock module;
    private final String code;
    private final ParameterStore unused;
    private final Map<String, NDArray> methods = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong nanoseconds = new AtomicLong();

    /** Loads the module of the given code onto a device, with the user's module that the code is about, if any. */
    NativeProgram(String code, Optional<? extends ForeignModule> foreign, Device device) {
        this.code = code;
        this.manager = NativeEngine.manager(device);
        this.unused = new ParameterStore(manager, false);
        try {
            // not by a Model, which would leave a folder in java.io.tmpdir
            this.module = JniUtils.loadModule(
                    (PtNDManager) manager, new ByteArrayInputStream(Archive.of(code, foreign)), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("an archive in memory cannot fail to be read", e);
        } catch (EngineException e) {
            manager.close();
            throw ProgramException.atLoad(code, e);
        }
        module.freezeParameters(true);
    }

    /** The manager whose arrays live as long as the program. */
    NDManager manager() {
        return manager;
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
        long begun = System.nanoTime();
        try {
            return module.forward(unused, all, true);
        } catch (EngineException e) {
            throw ProgramException.atRun(code, e);
        } finally {
            nanoseconds.addAndGet(System.nanoTime() - begun);
        }
    }

    /** Changes with all that the module holds. */
    long fingerprint() {
        CheckedOutputStream out = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        JniUtils.writeModule(module, out, false);
        return out.getChecksum().getValue();
    }

    /** Native calls so far. */
    long calls() {
        return calls.get();
    }

    /** Seconds in native calls so far. */
    double seconds() {
        return nanoseconds.get() / 1e9;
    }

    /** The program's text. */
    String code() {
        return code;
    }

    private NDArray marker(String method) {
        NDArray marker = manager.create(0f);
        marker.setName("module_method:" + method);
        return marker;
    }

    @Override
    public void close() {
        manager.close();
    }
}
