package saltus.recipes.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A scenario that nobody has disturbed.
 *
 * @param scenario what was done
 * @param measures of each command
 * @param bytes what it has left
 */
record Reference(Scenario scenario, List<Measure> measures, Bytes bytes) {
    /**
     * What a command took.
     *
     * @param nanos of wall time
     * @param changes of files
     * @param said by it
     */
    record Measure(long nanos, int changes, String said) {}

    /** Does everything once, in a place that is deleted then. */
    static Reference of(Scenario scenario, Workplace place) throws IOException, InterruptedException {
        scenario.input().prepare(place.work());
        List<Measure> measures = new ArrayList<>();
        for (Command command : scenario.commands()) {
            try (Changes changes = new Changes(place.work())) {
                long start = System.nanoTime();
                Process process = command.start(place);
                changes.await(Integer.MAX_VALUE, Long.MAX_VALUE, process);
                if (process.waitFor() != 0) {
                    throw new IOException(
                            "exit code %d of %s%n%s".formatted(process.exitValue(), command, place.words()));
                }
                measures.add(new Measure(System.nanoTime() - start, changes.seen(), Files.readString(place.said())));
            }
        }
        Reference reference = new Reference(scenario, List.copyOf(measures), Bytes.of(place));
        place.delete();
        return reference;
    }
}
