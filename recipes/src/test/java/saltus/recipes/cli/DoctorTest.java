package saltus.recipes.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import saltus.recipes.benchmark.DeviceCheck;

/** What the doctor says of this machine, and of one whose engine does not start. */
class DoctorTest {
    private static final Pattern LINE = Pattern.compile("  (ok  |note|STOP)  \\S.{14}  \\S.*");
    private static final Pattern ADVICE = Pattern.compile(" {25}-> \\S.*");

    @TempDir
    Path folder;

    @Test
    void aMachineThatRunsThisTestCanTrain() {
        Console console = Console.run("doctor");
        assertEquals(0, console.code(), console::err);
        List<String> lines = console.out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("  ")) {
                assertTrue(LINE.matcher(line).matches() || ADVICE.matcher(line).matches(), line);
                boolean wantsAdvice = line.startsWith("  note") || line.startsWith("  STOP");
                assertEquals(wantsAdvice, ADVICE.matcher(lines.get(i + 1)).matches(), line);
            }
        }
        for (String what : List.of(
                "Java",
                "heap",
                "memory",
                "processors",
                "engine",
                "libraries",
                "threads",
                "cache",
                "runs",
                "sit:XL/2")) {
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.matches("  \\S+ +" + what + "  .*"))
                            .count(),
                    what);
        }
        assertTrue(console.out().contains("PyTorch 2."), console::out);
        assertTrue(lines.get(lines.size() - 1).startsWith("A training can run here"), console::out);
    }

    /** Larger networks take more, and another recipe other numbers. */
    @Test
    void whatFitsIsThatOfTheRecipe() {
        Console flow = Console.run("doctor", "FlowMatching");
        Console mean = Console.run("doctor", "MeanFlow");
        double before = 0;
        for (String size : List.of("S/2", "B/2", "L/2", "XL/2")) {
            double bytes = bytes(mean, size);
            assertTrue(bytes > before && bytes > bytes(flow, size), size);
            before = bytes;
        }
    }

    private static double bytes(Console console, String size) {
        String line = console.out()
                .lines()
                .filter(each -> each.contains("sit:" + size))
                .findFirst()
                .orElseThrow();
        String[] words = line.replaceAll(".*batch of one, ", "").split(" "); // of many, where activations are felt
        return Double.parseDouble(words[0]) * (words[1].equals("GB") ? 1e9 : 1e6);
    }

    @Test
    void aRecipeThatIsNotThereIsAMistake() {
        Console console = Console.run("doctor", "MeanFlo");
        assertEquals(2, console.code());
        assertTrue(console.err().contains("did you mean 'MeanFlow'?"), console::err);
    }

    @Test
    void thePageOfDevicesNamesACheckThatIsThere() {
        Console console = Console.run("explain", "devices");
        assertEquals(0, console.code(), console::err);
        assertTrue(console.out().contains("-Dsaltus.benchmark=" + DeviceCheck.class.getName()), console::out);
        console.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void aMachineWhoseEngineDoesNotStartCannot() throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        Process child = Child.start(said, List.of("env", "DJL_CACHE_DIR=" + file, "OMP_NUM_THREADS=1"), "doctor");
        assertTrue(child.waitFor(5, TimeUnit.MINUTES));
        String out = Files.readString(said);
        assertEquals(3, child.exitValue(), out);
        assertTrue(out.contains("  STOP  engine           does not start"), out);
        assertTrue(out.contains("DJL_CACHE_DIR"), out);
        assertFalse(out.contains("libraries  "), out);
        assertTrue(out.contains("No training can run here"), out);
    }
}
