package saltus.runtime.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;
import saltus.graph.Shape;
import saltus.graph.Tensor;
import saltus.pipeline.Condition;
import saltus.pipeline.opening.NetworkSeesTimes;
import saltus.pipeline.opening.Obligation;
import saltus.runtime.BadInputException;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.DataSources;
import saltus.runtime.network.Architecture;
import saltus.runtime.network.Depth;
import saltus.runtime.network.Initial;
import saltus.runtime.network.Weight;
import saltus.runtime.network.Weights;
import saltus.runtime.opening.Obliged;

/** A trainer checks obligations before it writes anything, for programs that use it without the command line. */
class TrainerOpeningTest {
    private static final DataSet DATA = DataSources.open("moons").value();

    /** A user's network that was written for flow matching: it knows t and not r. */
    private record WithoutEnd() implements Architecture {
        @Override
        public String name() {
            return "my net";
        }

        @Override
        public Shape sample() {
            return DATA.sample();
        }

        @Override
        public int classes() {
            return DATA.classes();
        }

        @Override
        public List<Weight> weights() {
            return List.of(new Weight("w", List.of(2, 2), Depth.EDGE, new Initial.Normal(1)));
        }

        @Override
        public Tensor forward(Weights weights, Tensor z, Tensor r, Tensor t, Condition condition) {
            return z.plus(t.over(z)).linear(weights.get("w"));
        }
    }

    @Test
    void aNetworkThatIgnoresTheEndIsRefusedForShortcuts() {
        Exception e = assertThrows(BadInputException.class, () -> train(new NetworkSeesTimes(true, true)));
        assertTrue(e.getMessage().startsWith("""
                Mine cannot run like this:
                [Saltus/NetworkSeesTimes] the network does not see r
                  found: my net, whose output does not depend on r
                """), e.getMessage());
    }

    @Test
    void itIsLetInWhereEveryShortcutEndsAtData() {
        Error e = assertThrows(AssertionError.class, () -> train(new NetworkSeesTimes(false, true)));
        assertEquals("training was written", e.getMessage());
    }

    private static void train(Obligation obligation) {
        TrainingSettings settings = TrainingSettings.defaults(DATA.kind()).build();
        new Trainer(Obliged.to(obligation), new WithoutEnd(), DATA, settings, Device.cpu()).close();
    }
}
