package saltus.runtime.network;

import java.util.ArrayList;
import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.graph.Tensor;

/** How a {@link DiT} comes to know times and class, given the embeddings [rows, width] of t, t - r and the label. */
sealed interface DiTCondition {
    /** The weights that it needs in a network of so many blocks. */
    List<Weight> weights(int depth);

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
        public List<Weight> weights(int depth) {
            List<Weight> all = new ArrayList<>();
            for (int i = 0; i < depth; i++) {
                all.addAll(linear(DiT.block(i), 6));
            }
            all.addAll(linear(DiT.FINAL, 2));
            return all;
        }

        private List<Weight> linear(String layer, int parts) {
            return Weight.linear(layer + ".adaLN_modulation.1", new Initial.Zero(), width, parts * width);
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
     * MeanFlow (arXiv 2512.02012), 8 of the class and 4 of each time. Blocks have a third fewer weights than with modulation.
     */
    record Tokens(int width) implements DiTCondition {
        private static final String OFFSETS = "in_context_posemb";
        private static final int[] EACH = {4, 4, 8};

        @Override
        public List<Weight> weights(int depth) {
            return List.of(Weight.of(OFFSETS, new Initial.Normal(0.02), 1, before(), width));
        }

        @Override
        public int before() {
            return EACH[0] + EACH[1] + EACH[2];
        }

        @Override
        public Tensor entered(Weights weights, List<Tensor> embeddings, Tensor picture) {
            Dim rows = picture.shape().dim(0);
            Tensor[] parts = new Tensor[EACH.length + 1];
            int from = 0;
            for (int i = 0; i < EACH.length; i++) {
                Tensor offsets = weights.get(OFFSETS).slice(1, from, from + EACH[i]);
                parts[i] = embeddings.get(i).reshape(Shape.rows(rows, 1, width)).plus(offsets);
                from += EACH[i];
            }
            parts[EACH.length] = picture;
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
