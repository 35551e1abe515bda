package saltus.runtime.ranks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.BadInputException;

class RankPlaceTest {
    private static final Map<String, String> TORCHRUN = Map.of(
            "RANK",
            "3",
            "WORLD_SIZE",
            "4",
            "LOCAL_RANK",
            "1",
            "LOCAL_WORLD_SIZE",
            "2",
            "MASTER_ADDR",
            "10.0.0.7",
            "MASTER_PORT",
            "29400");

    private static Map<String, String> torchrunWith(String name, String value) {
        Map<String, String> changed = new HashMap<>(TORCHRUN);
        changed.put(name, value);
        return changed;
    }

    @Test
    void torchrunSaysWhereARankIs() {
        assertEquals(Optional.of(new RankPlace(3, 4, 2, "10.0.0.7", 29_400)), RankPlace.of(TORCHRUN));
    }

    @Test
    void theAgentOfTorchrunHasTakenThePort() {
        Map<String, String> taken = torchrunWith("TORCHELASTIC_USE_AGENT_STORE", "True");
        assertEquals(29_401, RankPlace.of(taken).orElseThrow().port());
    }

    @Test
    void slurmSaysWhereARankIsOnceItIsToldWhereToMeet() {
        Map<String, String> slurm = new HashMap<>(Map.of("SLURM_PROCID", "2", "SLURM_NTASKS", "8"));
        assertEquals(Optional.empty(), RankPlace.of(slurm), "a job that trains alone");
        slurm.putAll(Map.of("MASTER_ADDR", "node1", "MASTER_PORT", "29500"));
        assertEquals(Optional.of(new RankPlace(2, 8, 1, "node1", 29_500)), RankPlace.of(slurm));
    }

    @Test
    void aProcessAloneHasNoPlace() {
        assertEquals(Optional.empty(), RankPlace.of(Map.of()));
        assertEquals(Optional.empty(), RankPlace.of(torchrunWith("WORLD_SIZE", "1")));
    }

    @ParameterizedTest
    @CsvSource({
        "RANK,4",
        "RANK,-1",
        "RANK,x",
        "WORLD_SIZE,0",
        "MASTER_PORT,70000",
        "MASTER_PORT,''",
        "MASTER_ADDR,''",
        "RANK,''",
        "LOCAL_WORLD_SIZE,9"
    })
    void whatIsNoPlaceIsRefusedByTheVariable(String name, String value) {
        BadInputException refused =
                assertThrows(BadInputException.class, () -> RankPlace.of(torchrunWith(name, value)));
        assertTrue(refused.getMessage().contains(name), refused.getMessage());
    }
}
