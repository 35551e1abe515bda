package saltus.runtime.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import saltus.graph.Array;
import saltus.graph.Features;

/**
 * TorchScript files as Python's library writes them, of a small feature network in double precision that is known in Java,
 * too: a first layer tanh(W x) whose W is a parameter of a submodule, and a second layer sin(V p) of the first one's means
 * p over squares of two by two, whose V is a constant of the code. It was saved in training mode, in which it returns
 * something else.
 */
final class FeatureFile {
    private static final double[] W = {0.7, -0.4, 0.2, -0.9, 0.5, 0.3, 0.1, 0.8, -0.6, 0.4, 0.4, -1.1};
    private static final double[] V = {1.2, -0.3, 0.5, 0.9, -0.8, 0.6, 0.7, -1.4};

    private static final String NET = """
            class Net(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              _is_full_backward_hook : Optional[bool]
              first : __torch__.nets.___torch_mangle_3.Layer
              def forward(self: __torch__.nets.Net,
                x: Tensor) -> List[Tensor]:
                a = (self.first).forward(x, )
                pooled = torch.avg_pool2d(a, [2, 2], [2, 2])
                b = torch.sin(torch.conv2d(pooled, CONSTANTS.c0))
                return [a, b]
            """;

    private static final String LAYER = """
            class Layer(Module):
              __parameters__ = ["weight", ]
              __buffers__ = []
              weight : Tensor
              training : bool
              def forward(self: __torch__.nets.___torch_mangle_3.Layer,
                x: Tensor) -> Tensor:
                if self.training:
                  y = torch.mul(x, 100.)
                else:
                  y = x
                return torch.tanh(torch.conv2d(y, self.weight))
            """;

    private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

    private FeatureFile() {}

    /** Writes the network into a file. */
    static Path write(Path file) {
        return write(file, entries());
    }

    /** The archive's entries, to be spoiled. */
    static Map<String, byte[]> entries() {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        FeatureFile module = new FeatureFile();
        // the memo is used as the library does: names of attributes are spelled out once
        module.text("\u0080\u0002c__torch__.nets\nNet\nq\u0000)\u0081}(");
        module.name("training", 1).text("\u0088");
        module.name("_is_full_backward_hook", 2).text("N");
        module.name("first", 3).text("c__torch__.nets.___torch_mangle_3\nLayer\nq\u0004)\u0081}(");
        module.name("weight", 5).tensor("0", 4, 3, "\u0088");
        module.text("h\u0001\u0088ububq\u0009.");
        FeatureFile constants = new FeatureFile();
        constants.text("\u0080\u0002").tensor("0", 2, 4, "\u0089").text("\u0085.");
        entries.put("data.pkl", module.pickle.toByteArray());
        entries.put("data/0", doubles(W));
        entries.put("code/__torch__/nets.py", latin1(NET));
        entries.put("code/__torch__/nets.py.debug_pkl", latin1("not needed"));
        entries.put("code/__torch__/nets/___torch_mangle_3.py", latin1(LAYER));
        entries.put("constants.pkl", constants.pickle.toByteArray());
        entries.put("constants/0", doubles(V));
        entries.put("version", latin1("3\n"));
        entries.put("byteorder", latin1("little"));
        return entries;
    }

    /** Writes an archive of these entries into a file. */
    static Path write(Path file, Map<String, byte[]> entries) {
        try {
            return Files.write(file, Archive.zip(entries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of a module without attributes that consists of this code, its class being {@code __torch__.Net}. */
    static Path write(Path file, String code) {
        return write(
                file,
                Map.of(
                        "data.pkl", latin1("\u0080\u0002c__torch__\nNet\n)\u0081}b."),
                        "code/__torch__.py", latin1(code),
                        "constants.pkl", latin1("\u0080\u0002)."),
                        "version", latin1("10\n")));
    }

    /** The same network in Java. */
    static Features known() {
        return images -> {
            Array a = product(images, W, Math::tanh);
            return List.of(a, product(pooled(a), V, Math::sin));
        };
    }

    static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private FeatureFile text(String latin1) {
        pickle.writeBytes(latin1(latin1));
        return this;
    }

    private FeatureFile name(String name, int slot) {
        pickle.write('X');
        pickle.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(name.length())
                .array());
        return text(name + "q" + (char) slot);
    }

    /** A tensor of shape [out, in, 1, 1]. */
    private FeatureFile tensor(String key, int out, int in, String requiresGradient) {
        text("ctorch._utils\n_rebuild_tensor_v2\n((");
        plain("storage").text("ctorch\nDoubleStorage\n").plain(key).plain("cpu");
        text("K" + (char) (out * in) + "tQK\u0000");
        text("(K" + (char) out + "K" + (char) in + "K\u0001K\u0001t");
        text("(K" + (char) in + "K\u0001K\u0001K\u0001t");
        return text(requiresGradient + "ccollections\nOrderedDict\n)RtR");
    }

    private FeatureFile plain(String text) {
        pickle.write('X');
        pickle.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(text.length())
                .array());
        return text(text);
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        Arrays.stream(values).forEach(bytes::putDouble);
        return bytes.array();
    }

    private static Array product(Array x, double[] weight, java.util.function.DoubleUnaryOperator f) {
        int in = x.shape()[1];
        int out = weight.length / in;
        int places = x.shape()[2] * x.shape()[3];
        Array y = Array.zeros(x.shape()[0], out, x.shape()[2], x.shape()[3]);
        for (int row = 0; row < x.shape()[0]; row++) {
            for (int o = 0; o < out; o++) {
                for (int place = 0; place < places; place++) {
                    double sum = 0;
                    for (int i = 0; i < in; i++) {
                        sum += weight[o * in + i] * x.values()[(row * in + i) * places + place];
                    }
                    y.values()[(row * out + o) * places + place] = f.applyAsDouble(sum);
                }
            }
        }
        return y;
    }

    private static Array pooled(Array x) {
        int height = x.shape()[2] / 2;
        int width = x.shape()[3] / 2;
        Array y = Array.zeros(x.shape()[0], x.shape()[1], height, width);
        for (int i = 0; i < y.values().length; i++) {
            int at = i / (width * height) * 4 * width * height + i / width % height * 4 * width + i % width * 2;
            y.values()[i] = (x.values()[at]
                            + x.values()[at + 1]
                            + x.values()[at + 2 * width]
                            + x.values()[at + 2 * width + 1])
                    / 4;
        }
        return y;
    }
}
