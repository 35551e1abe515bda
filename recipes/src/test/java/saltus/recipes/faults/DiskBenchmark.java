package saltus.recipes.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import saltus.recipes.crash.Workplace;

/** Lets every kind of request of every command meet every fault. */
public final class DiskBenchmark {
    private DiskBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("saltus-disk");
        List<String> problems = new ArrayList<>();
        int trials = 0;
        for (DiskScenario scenario : DiskScenario.values()) {
            Workplace place = Workplace.in(folder.resolve(scenario.name()));
            DiskTrials of = new DiskTrials(scenario, place);
            problems.addAll(of.readShort());
            for (Fault fault : Fault.values()) {
                for (int number : of.telling(fault)) {
                    List<String> found = of.fail(fault, number);
                    found.forEach(System.out::println);
                    problems.addAll(found);
                    trials++;
                }
                System.out.printf(
                        "%s, %s: %,d requests have failed so far, %d problems%n",
                        scenario, fault, trials, problems.size());
            }
            place.delete();
        }
        Files.delete(folder);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("faults have left traces, see above");
        }
    }
}
