package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.Platform;
import ai.djl.util.Utils;
import ai.djl.util.cuda.CudaUtils;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.doctor.DiskExamination;
import saltus.runtime.doctor.Examination;
import saltus.runtime.doctor.Finding;
import saltus.runtime.doctor.SystemFiles;

/** The engine: it is started, and told from what it says. */
public record EngineExamination(SystemFiles files) implements Examination {
    private static final double GIGA = 1e9;
    private static final double CACHE_BYTES = 0.5e9;
    private static final String LIBRARIES = "PYTORCH_LIBRARY_PATH";
    private static final String FLAVOUR = "PYTORCH_FLAVOR";

    /** A C++ string: where its characters are, how many, and room for a few. */
    private static final int STRING_BYTES = 32;

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        try {
            findings.add(Finding.well("engine", NativeEngine.version()));
        } catch (BadInputException e) {
            return List.of(Finding.stop("engine", "does not start", e.getMessage()));
        }
        findings.add(libraries());
        capability().ifPresent(findings::add);
        findings.add(Finding.well("products", Products.on(Device.cpu()).toString()));
        devices(findings);
        findings.add(threads(
                Devices.usualThreads(),
                Optional.ofNullable(System.getenv("OMP_NUM_THREADS")),
                Runtime.getRuntime().availableProcessors()));
        findings.addAll(EngineEnvironment.findings(files, System.getenv()));
        findings.add(network());
        findings.addAll(new DiskExamination(
                        "cache",
                        NativeLibraries.cache(),
                        CACHE_BYTES,
                        "free some space, or set DJL_CACHE_DIR to another folder")
                .findings());
        return findings;
    }

    /** Where the libraries are from, and of which kind. */
    private static Finding libraries() {
        String flavour = Optional.ofNullable(Utils.getEnvOrSystemProperty(FLAVOUR))
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> Platform.detectPlatform("pytorch").getFlavor());
        String found = flavour + ", in " + LibUtils.getLibtorchPath();
        return Utils.getEnvOrSystemProperty(LIBRARIES) == null
                ? Finding.well("libraries", found)
                : Finding.well("libraries", found + " by " + LIBRARIES);
    }

    /** The best instructions that the engine's own code uses here. */
    private static Optional<Finding> capability() {
        try {
            NativeLibrary library = NativeLibrary.getInstance(Path.of(LibUtils.getLibtorchPath())
                    .resolve(System.mapLibraryName("torch_cpu"))
                    .toString());
            // std::string at::get_cpu_capability(), returned where the first argument points
            try (Memory text = new Memory(STRING_BYTES)) {
                library.getFunction("_ZN2at18get_cpu_capabilityB5cxx11Ev").invokeVoid(new Object[] {text});
                String name = text.getPointer(0).getString(0);
                String set = System.getenv("ATEN_CPU_CAPABILITY");
                return Optional.of(
                        set == null
                                ? Finding.well("engine's code", name)
                                : Finding.note(
                                        "engine's code",
                                        name,
                                        "ATEN_CPU_CAPABILITY=%s decides that; without it the engine takes the best"
                                                .formatted(set)));
            }
        } catch (LinkageError | RuntimeException unknown) {
            return Optional.empty();
        }
    }

    private static void devices(List<Finding> findings) {
        int gpus = NativeEngine.gpus();
        for (int i = 0; i < gpus; i++) {
            Device device = Device.gpu(i);
            double memory = CudaUtils.getGpuMemory(device).getMax();
            double taken = CudaUtils.getGpuMemory(device).getCommitted();
            findings.add(Finding.well(
                    "gpu:" + i,
                    String.format(
                            Locale.ROOT,
                            "%.1f GB, %.1f of them free, compute capability %s",
                            memory / GIGA,
                            (memory - taken) / GIGA,
                            CudaUtils.getComputeCapability(i))));
        }
        if (gpus == 0) {
            findings.add(
                    CudaUtils.hasCuda()
                            ? Finding.note(
                                    "devices",
                                    "cpu; a GPU is there, which these libraries cannot use",
                                    "the engine's CUDA libraries are wanted: saltus explain Devices")
                            : Finding.well("devices", "cpu"));
        }
    }

    /**
     * Threads, and who has decided how many.
     *
     * @param wanted by the environment, if it says anything
     * @param processors that there are
     */
    static Finding threads(int threads, Optional<String> wanted, int processors) {
        String found = threads
                + wanted.map(", by OMP_NUM_THREADS=%s"::formatted)
                        .orElse(", as many as processors (one where a step is too small to be shared)");
        if (threads > processors) {
            return Finding.note(
                    "threads",
                    found,
                    "more than the %d processors: threads that wait for each other make steps many times slower"
                            .formatted(processors));
        }
        return threads < processors
                ? Finding.note(
                        "threads", found, "there are processors for %1$d: give --threads %1$d".formatted(processors))
                : Finding.well("threads", found);
    }

    private static Finding network() {
        String where = Platform.detectPlatform("pytorch").isPlaceholder()
                ? "the engine's libraries were downloaded"
                : "nothing is downloaded: the libraries came along";
        return Finding.well("network", where + (Utils.isOfflineMode() ? " (DJL is offline)" : ""));
    }
}
