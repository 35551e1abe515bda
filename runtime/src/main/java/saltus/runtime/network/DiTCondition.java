package saltus.runtime.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** How a {@link DiT} comes to know times and class, given the embeddings [rows, width] of t, t - r, the label, and what
 * is known of guidance. */
sealed interface DiTCondition {
    /**
     * The weights that it needs.
     *
     * @param depth blocks
     * @param lasts names of the final layers
     */
    List<Weight> weights(int depth, List<String> lasts);

    /** Tokens that it puts before the picture's. */
    int before();

    /** The picture's tokens, with those in front. */
    Tensor entered(Weights weights, List<Tensor> embeddings, Tensor picture);

    /** What it does to the branches of a block, or of the final layer. */
    Branches branches(Weights weights, List<Tensor> embeddings, String layer);

    /** What happens before and after a branch. */
    interface Branches {
        /** The input of branch {@code index} from tokens and the gains of their norm. */
        Tensor input(int index, Tensor x, Tensor gain);

        /** What is added for the output of branch {@code index}. */
        Tensor output(int index, Tensor branch);
    }

    /**
     * Shift, scale and gate of each branch are linear in the sum of the embeddings (adaLN-Zero, arXiv 2212.09748): every block
     * begins as the identity.
     */
    record Modulation(int width) implements DiTCondition {
        @Override
        public List<Weight> weights(int depth, List<String> lasts) {
            List<Weight> all = new ArrayList<>();
            for (int i = 0; i < depth; i++) {
                all.addAll(linear(DiT.block(i), 6));
            }
            lasts.forEach(layer -> all.addAll(linear(layer, 2)));
            return all;
        }

        private List<Weight> linear(String layer, int parts) {
            return Weight.linear(
                    layer + ".adaLN_modulation.1", Depth.hidden(parts), new Initial.Zero(), width, parts * width);
        }

        @Override
        public int before() {
            return 0;
        }

        @Override
        public Tensor entered(Weights weights, List<Tensor> embeddings, Tensor picture) {
            return picture;
        }

        @Override
        public Branches branches(Weights weights, List<Tensor> embeddings, String layer) {
            Tensor condition = embeddings.stream().reduce(Tensor::plus).orElseThrow();
            Tensor all = weights.project(layer + ".adaLN_modulation.1", condition.silu());
            return new Branches() {
                @Override
                public Tensor input(int index, Tensor x, Tensor gain) {
                    Tensor scale = part(3 * index + 1).plus(1).times(gain);
                    return x.times(RmsNorm.factor(x)).times(scale).plus(part(3 * index));
                }

                @Override
                public Tensor output(int index, Tensor branch) {
                    return part(3 * index + 2).times(branch);
                }

                /** One of the equal parts of the modulation, [rows, 1, width]. */
                private Tensor part(int index) {
                    Dim rows = all.shape().dim(0);
                    return all.slice(-1, index * width, (index + 1) * width).reshape(Shape.rows(rows, 1, width));
                }
            };
        }
    }

    /**
     * Times and class are tokens of the sequence, several each, told apart by learned offsets: in the numbers of improved
     * MeanFlow (arXiv 2512.02012), 8 of the class, 4 of each time and of the guidance scale, 2 of each end of its window. Blocks have a third fewer weights than with modulation.
     */
    record Tokens(int width, int guidance) implements DiTCondition {
        private static final String OFFSETS = "in_context_posemb";
        private static final int[] EACH = {4, 4, 8, 4, 2, 2};
        private static final int UNGUIDED = 3;

        private int kinds() {
            return UNGUIDED + guidance;
        }

        @Override
        public List<Weight> weights(int depth, List<String> lasts) {
            return List.of(Weight.of(OFFSETS, Depth.EDGE, new Initial.Normal(0.02), 1, before(), width));
        }

        @Override
        public int before() {
            return Arrays.stream(EACH, 0, kinds()).sum();
        }

        @Override
        public Tensor entered(Weights weights, List<Tensor> embeddings, Tensor picture) {
            Dim rows = picture.shape().dim(0);
            Tensor[] parts = new Tensor[kinds() + 1];
            int from = 0;
            for (int i = 0; i < kinds(); i++) {
                Tensor offsets = weights.get(OFFSETS).slice(1, from, from + EACH[i]);
                parts[i] = embeddings.get(i).reshape(Shape.rows(rows, 1, width)).plus(offsets);
                from += EACH[i];
            }
            parts[kinds()] = picture;
            return Tensor.concat(1, parts);
        }

        @Override
        public Branches branches(Weights weights, List<Tensor> embeddings, String layer) {
            return new Branches() {
                @Override
                public Tensor input(int index, Tensor x, Tensor gain) {
                    return RmsNorm.of(x, gain);
                }

                @Override
                public Tensor output(int index, Tensor branch) {
                    return branch;
                }
            };
        }
    }
}
