package saltus.runtime.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.runtime.memory.MemoryLimit;

/** Machines that are not this one, by what their files say. */
class ExaminationsTest {
    private static final double GIGA = 1e9;

    @TempDir
    Path root;

    private SystemFiles files() {
        return new SystemFiles(root);
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, Verdict> verdicts(Examination examination) {
        List<Finding> findings = examination.findings();
        findings.forEach(finding ->
                assertEquals(finding.verdict() == Verdict.WELL, finding.advice().isEmpty(), finding::toString));
        return findings.stream().collect(Collectors.toMap(Finding::what, Finding::verdict));
    }

    @ParameterizedTest
    @CsvSource({
        "fpu sse4_2, COULD_BE_BETTER",
        "fpu avx2 fma, COULD_BE_BETTER",
        "fpu avx2x avx512_bf16, COULD_BE_BETTER",
        "fpu avx2 avx512f avx512_bf16, WELL",
        "avx2 amx_bf16, WELL",
    })
    void instructionsOfTheProcessorAreLookedFor(String flags, Verdict verdict) throws IOException {
        file("proc/cpuinfo", "processor\t: 0\nmodel name\t: Fast 9000\nflags\t\t: " + flags + "\n\nprocessor\t: 1\n");
        ProcessorExamination processors = new ProcessorExamination(files(), "Linux", 3);
        assertEquals(verdict, verdicts(processors).get("instructions"));
        assertTrue(processors.findings().contains(Finding.well("processors", "3 of Fast 9000")));
    }

    @ParameterizedTest
    @CsvSource({"0.10, WELL", "1.90, WELL", "2.10, COULD_BE_BETTER", "17.82, COULD_BE_BETTER"})
    void othersWhoComputeAreSeen(String load, Verdict verdict) throws IOException {
        file("proc/loadavg", load + " 9.00 0.00 1/184 3597\n");
        assertEquals(
                verdict, verdicts(new ProcessorExamination(files(), "Linux", 4)).get("load"));
    }

    @ParameterizedTest
    @CsvSource({
        // machine, free, limit of the container; verdicts
        "16, 15, 16, WELL, WELL",
        "16, 7, 16, WELL, COULD_BE_BETTER",
        "16, 7, 8, COULD_BE_BETTER, WELL",
        "16, 15, 0.9, PREVENTS, WELL",
    })
    void memoryIsThatOfTheMachineOrItsContainer(double machine, double free, double limit, Verdict all, Verdict now)
            throws IOException {
        file(
                "proc/meminfo",
                "MemTotal:  %d kB\nMemFree:  1 kB\nMemAvailable:  %d kB\n"
                        .formatted((long) (machine * GIGA / 1024), (long) (free * GIGA / 1024)));
        MemoryExamination memory = new MemoryExamination(files(), new MemoryLimit(GIGA, limit * GIGA));
        assertEquals(Map.of("memory", all, "memory now", now), verdicts(memory));
        assertEquals(limit < machine, memory.findings().get(0).found().contains("container"));
    }

    @ParameterizedTest
    @CsvSource({"0.3, 16, COULD_BE_BETTER", "2, 16, WELL", "8.1, 16, COULD_BE_BETTER"})
    void theHeapIsNeitherSmallNorTheEnginesMemory(double heap, double machine, Verdict verdict) {
        JavaExamination java = new JavaExamination("Java 17", new MemoryLimit(heap * GIGA, machine * GIGA));
        assertEquals(Map.of("Java", Verdict.WELL, "heap", verdict), verdicts(java));
    }

    @Test
    void theKernelSaysWhenPagesAreLarge() throws IOException {
        assertTrue(files().largePages().isEmpty());
        for (String mode : List.of("always", "madvise", "never")) {
            String text = "always madvise never\n".replace(mode, "[" + mode + "]");
            file("sys/kernel/mm/transparent_hugepage/enabled", text);
            assertEquals(mode, files().largePages().orElseThrow());
        }
    }

    @Test
    void roomOfAFolderIsThatOfTheNextOneThatIsThere() {
        Path deep = root.resolve("a/b/c");
        assertEquals(Map.of("runs", Verdict.WELL), verdicts(new DiskExamination("runs", deep, 1, "free some")));
        assertEquals(
                Map.of("runs", Verdict.COULD_BE_BETTER),
                verdicts(new DiskExamination("runs", deep, 1e30, "free some")));
        assertFalse(Files.exists(deep));
    }

    @Test
    void whereNothingIsKnownNothingIsSaid() {
        assertEquals(
                Map.of("system", Verdict.WELL, "processors", Verdict.WELL),
                verdicts(new ProcessorExamination(files(), "Plan 9", 1)));
        assertEquals(
                Map.of("memory", Verdict.WELL),
                verdicts(new MemoryExamination(files(), new MemoryLimit(GIGA, 4 * GIGA))));
    }

    @Test
    void thisMachineIsUnderstood() {
        assertFalse(JavaExamination.here().findings().isEmpty());
        assertFalse(MemoryExamination.here().findings().isEmpty());
        String said = ProcessorExamination.here().findings().toString();
        assertTrue(said.toLowerCase(Locale.ROOT).contains("processors"), said);
    }
}
