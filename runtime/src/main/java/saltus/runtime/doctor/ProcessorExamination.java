package saltus.runtime.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Processors, and what else they do.
 *
 * @param files of the system
 * @param system its name, version and architecture
 * @param processors that Java may use
 */
public record ProcessorExamination(SystemFiles files, String system, int processors) implements Examination {
    /** Sets of instructions that the engine has code for, or that a precision needs. */
    private static final List<String> TOLD =
            List.of("avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_bf16");

    private static final double BUSY = 0.5;

    /** Those of this machine. */
    public static ProcessorExamination here() {
        String system = "%s %s, %s"
                .formatted(
                        System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        return new ProcessorExamination(
                SystemFiles.here(), system, Runtime.getRuntime().availableProcessors());
    }

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well("system", system));
        findings.add(Finding.well(
                "processors",
                processors + files.processor().map(name -> " of " + name).orElse("")));
        Set<String> instructions = files.instructions();
        if (!instructions.isEmpty()) {
            findings.add(instructions(instructions));
        }
        files.load().ifPresent(load -> findings.add(load(load)));
        return findings;
    }

    private static Finding instructions(Set<String> instructions) {
        List<String> present = TOLD.stream().filter(instructions::contains).toList();
        String found = present.isEmpty() ? "none of " + String.join(", ", TOLD) : String.join(", ", present);
        if (!present.contains("avx2")) {
            return Finding.note("instructions", found, "without AVX2 the engine is several times slower");
        }
        if (!present.contains("avx512_bf16") && !present.contains("amx_bf16")) {
            return Finding.note(
                    "instructions",
                    found,
                    "no instructions for bf16, so that --precision bf16 is slower than f32 here");
        }
        return Finding.well("instructions", found);
    }

    private Finding load(double load) {
        String found = String.format(Locale.ROOT, "%.1f processes in the last minute", load);
        return load > BUSY * processors
                ? Finding.note(
                        "load",
                        found,
                        "others compute here; steps are slower than their processors alone would make them")
                : Finding.well("load", found);
    }
}
