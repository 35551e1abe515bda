package saltus.runtime.program;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Passes;
import saltus.graph.Precision;
import saltus.graph.Role;

/**
 * The engine's own forward-mode derivative of a graph, by dual numbers: an oracle that shares nothing with ours. No
 * script can open a level of dual numbers; two functions of the engine's library do.
 */
final class DualOracle implements AutoCloseable {
    private static final String ENTER = "_ZN5torch8autograd10forward_ad16enter_dual_levelEv";
    private static final String EXIT = "_ZN5torch8autograd10forward_ad15exit_dual_levelEm";
    private static final String METHOD = "dual";

    private final NativeProgram program;
    private final Signature signature;
    private final List<String> tangents;

    /**
     * @param output what to differentiate, in float64
     * @param tangents the direction of each data input that moves, by the name under which the feed has it
     */
    DualOracle(Graph graph, String output, Map<String, String> tangents, TrainingState state) {
        Graph ready = WrittenOut.of(new Passes("dual", List.of(Passes.STANDARD, Precision.DOUBLE))
                .apply(graph.yielding(List.of(output)))); // fused attention has no dual numbers
        Schedule schedule = Schedule.withoutGradient(ready);
        this.signature = Signature.of(ready, state.trained(), state.frozen(), "ps");
        this.tangents = List.copyOf(tangents.values());
        Map<String, String> expressions = new LinkedHashMap<>(signature.expressions());
        StringBuilder declarations = new StringBuilder(signature.declarations());
        this.tangents.forEach(name ->
                declarations.append("d").append(this.tangents.indexOf(name)).append(": Tensor, "));
        Script script = new Script(Optional.empty())
                .method(METHOD, declarations + "ps: List[Tensor], fs: List[Tensor]=[]", "List[Tensor]");
        for (Op.Input input : ready.inputs(Role.DATA)) {
            String along = tangents.get(input.name());
            if (along != null) {
                int index = this.tangents.indexOf(along);
                String key = TorchScript.key(input);
                script.line("a" + index + " = torch._make_dual(" + expressions.get(key) + ", d" + index + ", 0)");
                expressions.put(key, "a" + index);
            }
        }
        TorchScript writer = new TorchScript(ready, schedule, expressions, Products.ENGINE);
        script.evaluate(ready, schedule, writer, "x0");
        script.line("p, d = torch._unpack_dual("
                + writer.output(ready.output(output).orElseThrow()) + ", 0)");
        script.line("return [torch.clone(p), torch.clone(d)]");
        this.program = new NativeProgram(script.text(), Optional.empty(), Device.cpu());
    }

    /** The engine's library, if this process has mapped one with the two functions. */
    static Optional<NativeLibrary> library() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return Optional.empty();
        }
        Optional<String> path = Files.readAllLines(maps).stream()
                .filter(line -> line.endsWith("libtorch_cpu.so"))
                .map(line -> line.substring(line.indexOf('/')))
                .findFirst();
        return path.map(NativeLibrary::getInstance).filter(DualOracle::hasLevels);
    }

    private static boolean hasLevels(NativeLibrary library) {
        try {
            return library.getFunction(ENTER) != null && library.getFunction(EXIT) != null;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** Value and derivative. The level is one for the whole process: not for use by several threads. */
    List<double[]> run(NativeLibrary library, TrainingState state, Feed feed) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList arguments = signature.arguments(scope, feed, Dtype.F64);
            tangents.forEach(name -> arguments.add(feed.array(scope, name, Dtype.F64)));
            state.parameters().appendTo(arguments);
            state.fixed().appendTo(arguments);
            long level = library.getFunction(ENTER).invokeLong(new Object[0]);
            try {
                NDList results = program.call(METHOD, arguments);
                return results.stream().map(array -> array.toDoubleArray()).toList();
            } finally {
                library.getFunction(EXIT).invokeVoid(new Object[] {level});
            }
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
