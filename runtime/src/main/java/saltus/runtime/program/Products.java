package saltus.runtime.program;

import ai.djl.Device;
import java.util.Optional;
import saltus.graph.Dtype;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Shape;
import saltus.graph.Type;
import saltus.runtime.BadInputException;
import saltus.runtime.doctor.SystemFiles;

/**
 * How products of many rows with a matrix of weights are written in single precision, of which nearly all of a step consists.
 *
 * <p>The engine has two libraries for them. Its own choice is MKL, which uses half of what a processor of another maker than
 * its own has: on one with AVX-512 the same product takes twice as long as with oneDNN. That library is reached by an operator
 * where no tape runs, and where one does by a convolution with windows of one place, whose gradients it makes, too.
 */
enum Products {
    /** As the engine chooses: on every device, and in files for other people's machines. */
    ENGINE {
        @Override
        String written(String operands, boolean taped) {
            return "torch.linear(" + operands + ")";
        }

        @Override
        Activations bending(Graph graph, Schedule schedule) {
            return Activations.NONE;
        }

        @Override
        String methods() {
            return "";
        }

        @Override
        public String toString() {
            return "by the engine's choice";
        }
    },

    /** By oneDNN. */
    ONEDNN {
        @Override
        String written(String operands, boolean taped) {
            return taped ? "self.taped_product(%s)".formatted(operands) : pointwise(operands, "none", "");
        }

        @Override
        Activations bending(Graph graph, Schedule schedule) {
            return Activations.in(graph, schedule);
        }

        @Override
        String methods() {
            return METHODS;
        }

        @Override
        public String toString() {
            return "by oneDNN";
        }
    };

    /** Decides where it is set, by the name of a way in small letters. */
    static final String PROPERTY = "saltus.products";

    /** Numbers of a row come in as many at once; of others the order of sums is not always the same. */
    private static final int BLOCK = 16;

    /**
     * Rows are laid out as pictures of {@link #BLOCK} places, of which the engine gives no fewer than as many to that library
     * when it has one thread.
     */
    private static final String METHODS = """
              def taped_product(self: __torch__.saltus.M, x: Tensor, w: Tensor, b: Optional[Tensor]) -> Tensor:
                numbers = torch.size(w, 1)
                rows = torch.numel(x) // numbers
                if rows < 256 or rows % 16 != 0:
                  y = torch.linear(x, w, b)
                else:
                  places = torch.permute(torch.reshape(x, [rows // 16, 16, 1, numbers]), [0, 3, 1, 2])
                  windows = torch.reshape(w, [torch.size(w, 0), numbers, 1, 1])
                  z = torch.permute(torch.conv2d(places, windows, b), [0, 2, 3, 1])
                  sizes = torch.slice(torch.size(x), 0, -1)
                  y = torch.reshape(z, torch.add(sizes, [torch.size(w, 0)]))
                return y
            """;

    /**
     * The expression of a product.
     *
     * @param operands expressions of rows [.., in], weights [out, in], and a bias [out] or None
     * @param taped true if its gradient will be asked for
     */
    abstract String written(String operands, boolean taped);

    /** Which products are bent as they are made. */
    abstract Activations bending(Graph graph, Schedule schedule);

    /** The expression of a bent one. */
    static String bent(String operands) {
        return pointwise(operands, "gelu", "tanh");
    }

    private static String pointwise(String operands, String bend, String how) {
        return "ops.mkldnn._linear_pointwise(%s, \"%s\", annotate(List[Optional[number]], []), \"%s\")"
                .formatted(operands, bend, how);
    }

    /** The methods that expressions call. */
    abstract String methods();

    /**
     * True for products that may be written in all ways: in single precision, of whole blocks, and of several places a sample.
     * Where a sample is one row, a product is so small that it is not worth what the other library prepares for each number
     * of rows that it meets.
     *
     * @param id of the product
     */
    static boolean fit(Graph graph, Op.Linear product, int id) {
        Type type = graph.type(id);
        Shape weights = graph.type(product.operands().get(1)).shape();
        return type.dtype() == Dtype.F32
                && type.shape().rank() > 2
                && weights.dim(0).size() % BLOCK == 0
                && weights.dim(1).size() % BLOCK == 0;
    }

    /** The way of programs on a device of this machine. */
    static Products on(Device device) {
        return device.isGpu() ? ENGINE : of(Optional.ofNullable(System.getProperty(PROPERTY)), SystemFiles.here());
    }

    /**
     * The way on a processor.
     *
     * @param set what the property says
     * @throws BadInputException if it names no way
     */
    static Products of(Optional<String> set, SystemFiles files) {
        return set.map(Products::named)
                .orElseGet(() -> files.instructions().contains("avx512f")
                                && !files.maker().orElse("").equals("GenuineIntel")
                        ? ONEDNN
                        : ENGINE);
    }

    private static Products named(String name) {
        return switch (name) {
            case "engine" -> ENGINE;
            case "onednn" -> ONEDNN;
            default ->
                throw new BadInputException("The property %s is '%s'; set it to engine or onednn, or not at all."
                        .formatted(PROPERTY, name));
        };
    }
}
