package saltus.recipes.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import saltus.recipes.crash.Workplace;

/**
 * A request that a command makes of the disk fails. The command says so in a sentence, leaves nothing half-written, and ends
 * with the right bytes when it is repeated on a disk that is well. The short form of {@link DiskBenchmark}.
 */
class FailingDiskTest {
    private static final int REQUESTS = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(DiskScenario.class)
    void nothingIsLostAndNothingIsHalfWritten(DiskScenario scenario) throws IOException {
        DiskTrials trials = new DiskTrials(scenario, Workplace.in(folder));
        List<String> problems = new ArrayList<>(trials.readShort());
        for (Fault fault : Fault.values()) {
            List<Integer> numbers = new ArrayList<>(trials.telling(fault));
            Collections.shuffle(numbers, new Random());
            for (int number : numbers.subList(0, Math.min(REQUESTS, numbers.size()))) {
                problems.addAll(trials.fail(fault, number));
            }
        }
        assertEquals("", String.join("\n", problems));
    }
}
