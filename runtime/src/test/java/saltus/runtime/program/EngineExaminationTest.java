package saltus.runtime.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.doctor.Finding;
import saltus.runtime.doctor.SystemFiles;
import saltus.runtime.doctor.Verdict;

class EngineExaminationTest {
    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({
        // what the user has set; large pages of the kernel; how threads wait, and what pages are
        "'', madvise, WELL, WELL",
        "'', always, WELL, WELL",
        "'', never, WELL, COULD_BE_BETTER",
        "THP_MEM_ALLOC_ENABLE=1, madvise, WELL, WELL",
        "THP_MEM_ALLOC_ENABLE=0, madvise, WELL, COULD_BE_BETTER",
        "OMP_WAIT_POLICY=passive, madvise, WELL, WELL",
        "OMP_WAIT_POLICY=ACTIVE, madvise, COULD_BE_BETTER, WELL",
        "GOMP_SPINCOUNT=500, madvise, WELL, WELL",
        "GOMP_SPINCOUNT=300000, madvise, COULD_BE_BETTER, WELL",
        "GOMP_SPINCOUNT=infinite, madvise, COULD_BE_BETTER, WELL",
    })
    void theEnvironmentIsJudged(String set, String kernel, Verdict waiting, Verdict pages) throws IOException {
        Path file = root.resolve("sys/kernel/mm/transparent_hugepage/enabled");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "always madvise never\n".replace(kernel, "[" + kernel + "]"));
        Map<String, String> environment = new HashMap<>();
        if (!set.isEmpty()) {
            environment.put(set.split("=")[0], set.split("=")[1]);
        }
        List<Finding> findings = EngineEnvironment.findings(new SystemFiles(root), environment);
        assertEquals(
                Map.of("waiting threads", waiting, "large pages", pages),
                findings.stream().collect(Collectors.toMap(Finding::what, Finding::verdict)));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, WELL", "1, 2, COULD_BE_BETTER", "3, 2, COULD_BE_BETTER"})
    void threadsAreAsManyAsProcessors(int threads, int processors, Verdict verdict) {
        assertEquals(
                verdict,
                EngineExamination.threads(threads, Optional.of("" + threads), processors)
                        .verdict());
    }

    @Test
    void theEngineOfThisTestIsThere() {
        Map<String, Finding> findings = new EngineExamination(SystemFiles.here())
                .findings().stream().collect(Collectors.toMap(Finding::what, finding -> finding));
        assertEquals(NativeEngine.version(), findings.get("engine").found());
        assertTrue(findings.values().stream().noneMatch(finding -> finding.verdict() == Verdict.PREVENTS));
        assertTrue(findings.get("engine's code").found().matches("[A-Z0-9 ]+"), findings::toString);
    }
}
