package saltus.runtime.network;

import java.util.Map;
import java.util.Optional;
import saltus.graph.Shape;

/**
 * A SiT as the shapes of its weights tell it. They tell everything but the heads, which are those of the named size of that
 * width.
 *
 * @param width of the tokens
 * @param depth blocks
 * @param patch side of a patch in pixels
 * @param sample [channels, side, side]
 * @param classes number of classes K
 */
public record SiTReading(int width, int depth, int patch, Shape sample, int classes) {
    private static final String PATCHES = "x_embedder.proj.weight";
    private static final String POSITIONS = "pos_embed";
    private static final String LABELS = "y_embedder.embedding_table.weight";
    private static final String BLOCK = "blocks.%d.attn.qkv.weight";
    private static final int MOST_BLOCKS = 1000;
    private static final int LONGEST_SIDE = 1 << 15;

    /**
     * Reads shapes.
     *
     * @param shapes of weights by name
     * @return empty if they are of another network
     */
    public static Optional<SiTReading> of(Map<String, long[]> shapes) {
        long[] patches = shapes.getOrDefault(PATCHES, new long[0]);
        long[] positions = shapes.getOrDefault(POSITIONS, new long[0]);
        long[] labels = shapes.getOrDefault(LABELS, new long[0]);
        if (patches.length != 4 || positions.length != 3 || labels.length != 2 || patches[2] != patches[3]) {
            return Optional.empty();
        }
        int depth = 0;
        while (depth < MOST_BLOCKS && shapes.containsKey(BLOCK.formatted(depth))) {
            depth++;
        }
        long row = Math.round(Math.sqrt((double) positions[1]));
        long side = row * patches[2];
        boolean sound = row * row == positions[1]
                && side <= LONGEST_SIDE
                && patches[0] <= LONGEST_SIDE
                && patches[1] <= LONGEST_SIDE
                && labels[0] <= 1 << 24;
        if (!sound || depth == 0) {
            return Optional.empty();
        }
        return Optional.of(new SiTReading(
                (int) patches[0],
                depth,
                (int) patches[2],
                Shape.of((int) patches[1], (int) side, (int) side),
                (int) labels[0] - 1));
    }

    /** The text of the network; empty if no named size has this width. */
    public Optional<String> text() {
        return SiTSize.heads(width).map(heads -> "sit:" + new SiTSize(width, depth, heads, patch).text());
    }
}
