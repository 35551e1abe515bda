package saltus.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RanksOnMachineTest {
    @Test
    void whoStartsRanksNumbersThem() {
        assertEquals(0, RanksOnMachine.own(Map.of()));
        assertEquals(3, RanksOnMachine.own(Map.of("LOCAL_RANK", "3", "SLURM_LOCALID", "1", "MASTER_ADDR", "node1")));
        assertEquals(1, RanksOnMachine.own(Map.of("SLURM_LOCALID", "1", "MASTER_ADDR", "node1")));
        assertEquals(0, RanksOnMachine.own(Map.of("LOCAL_RANK", "none")));
    }

    @Test
    void aTaskOfSlurmThatTrainsAloneIsTheFirst() {
        assertEquals(0, RanksOnMachine.own(Map.of("SLURM_LOCALID", "1")));
    }
}
