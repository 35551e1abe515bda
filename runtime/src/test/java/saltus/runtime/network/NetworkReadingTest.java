package saltus.runtime.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.opening.NetworkInputs;

class NetworkReadingTest {
    static List<Architecture> shipped() {
        return List.of(
                new Mlp(2, 8, 1, 3, Extras.NONE),
                new Mlp(2, 8, 1, 0, Extras.NONE),
                new SiT(1, 4, new SiTSize(8, 1, 2, 2), 2, Extras.NONE),
                new SiT(1, 4, new SiTSize(8, 2, 2, 2), 2, Extras.LOG_VARIANCE));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shippedNetworksReadEverything(Architecture network) {
        assertEquals(
                new NetworkInputs(network.name(), true, true, true, network.logVariance()), NetworkReading.of(network));
    }

    /** Networks as users write them, each with its own idea of what it needs. */
    enum Own implements Architecture {
        OF_Z(false, false, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z;
            }
        },
        OF_T(true, false, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z.plus(t.over(z));
            }
        },
        OF_T_TWICE_WITH_R_AS_A_SHAPE(true, false, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z.plus(t.expandAs(r).over(z)).plus(r.zeros().over(z));
            }
        },
        OF_T_AFTER_AN_EMBEDDING_OF_R_THAT_NOBODY_READS(true, false, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                weights.get("table").gather(condition.labels()).plus(r.over(z)).tanh();
                return z.plus(t.over(z));
            }
        },
        OF_R_SWITCHED_OFF(true, false, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z.plus(t.plus(r.times(0)).over(z));
            }
        },
        OF_THE_DIFFERENCE(true, true, false) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z.plus(t.minus(r).over(z));
            }
        },
        OF_LABELS(false, false, true) {
            @Override
            Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
                return z.plus(weights.get("table").gather(condition.labels()));
            }
        };

        private final boolean start;
        private final boolean end;
        private final boolean label;

        Own(boolean start, boolean end, boolean label) {
            this.start = start;
            this.end = end;
            this.label = label;
        }

        abstract Tensor value(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition);

        @Override
        public Shape sample() {
            return Shape.of(2);
        }

        @Override
        public int classes() {
            return 3;
        }

        @Override
        public List<Weight> weights() {
            return List.of(
                    Weight.of("w", Depth.EDGE, new Initial.Zero(), 2, 2),
                    Weight.of("table", Depth.EDGE, new Initial.Zero(), classes() + 1, 2));
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            return value(weights, z, r, t, condition).linear(weights.get("w"));
        }
    }

    @ParameterizedTest
    @EnumSource(Own.class)
    void ownNetworksReadWhatTheirOutputDependsOn(Own network) {
        assertEquals(
                new NetworkInputs(network.name(), network.start, network.end, network.label, false),
                NetworkReading.of(network));
    }
}
