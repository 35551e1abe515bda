package saltus.pipeline.plan;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import saltus.graph.Array;
import saltus.graph.Graph;
import saltus.graph.Op;
import saltus.graph.Role;

/** To which rows of the batch the rows of a value belong that was made of noise: each row of a batch has its own. */
final class Origins {
    /** Rows that are padding. */
    private static final int NONE = -1;

    private final Graph graph;
    private final List<Array> values;
    private final boolean[] noisy;

    /**
     * @param graph any graph
     * @param values its values
     * @param noise the input that every row of a batch has one row of
     */
    Origins(Graph graph, List<Array> values, String noise) {
        this.graph = graph;
        this.values = values;
        this.noisy = new boolean[values.size()];
        for (int i = 0; i < noisy.length; i++) {
            Op op = graph.nodes().get(i).op();
            noisy[i] = op instanceof Op.Input input
                    ? input.role() == Role.DATA && input.name().equals(noise)
                    : op.operands().stream().anyMatch(operand -> noisy[operand]);
        }
    }

    /** For every row of a value the row of the batch. */
    int[] of(int id) {
        int rows = values.get(id).shape()[0];
        Op op = graph.nodes().get(id).op();
        if (op instanceof Op.Gather gather) {
            int[] all = of(gather.x());
            return index(gather.index()).map(i -> all[i]).toArray();
        }
        if (op instanceof Op.Scatter scatter) {
            int[] found = new int[rows];
            Arrays.fill(found, NONE);
            int[] rest = of(scatter.x());
            int[] to = index(scatter.index()).toArray();
            IntStream.range(0, to.length).forEach(i -> found[to[i]] = rest[i]);
            return found;
        }
        if (op instanceof Op.Concat concat && concat.axis() == 0) {
            return concat.operands().stream()
                    .flatMapToInt(part -> Arrays.stream(of(part)))
                    .toArray();
        }
        if (op instanceof Op.Tail tail) {
            int[] all = of(tail.x());
            return Arrays.copyOfRange(all, all.length - rows, all.length);
        }
        int[] whole = op.operands().stream()
                .filter(operand -> noisy[operand])
                .findFirst()
                .map(this::of)
                .orElseGet(() -> IntStream.range(0, rows).toArray());
        int[] found = Arrays.copyOf(whole, rows);
        Arrays.fill(found, Math.min(whole.length, rows), rows, NONE);
        return found;
    }

    private IntStream index(int id) {
        return Arrays.stream(values.get(id).values()).mapToInt(i -> (int) i);
    }
}
