package saltus.recipes.ranks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A training of two ranks, of which any is killed at any time; given again, the command ends with the bits of one that was not. */
final class Kills {
    private static final int RANKS = 2;
    private static final int RANK_LOST = 4;
    private static final int GIVE_UP_SECONDS = 180;
    private static final List<String> COMPARED = List.of("checkpoint.safetensors", "log.jsonl");

    private final Path folder;
    private final String options;
    private final Path reference;
    private final long millis;
    private int made;

    /**
     * Trains once, without a kill.
     *
     * @param options of the training besides; may be empty
     */
    Kills(Path folder, String options) throws IOException, InterruptedException {
        this.folder = folder;
        this.options = options;
        this.reference = folder.resolve("reference");
        long begun = System.nanoTime();
        int code = ended(started(reference));
        this.millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (code != 0) {
            throw new IllegalStateException("the training ends with code " + code + ": " + said(reference));
        }
    }

    /**
     * One trial.
     *
     * @return what is wrong; empty if nothing is
     */
    String trial(long seed) throws IOException, InterruptedException {
        // neighbouring seeds of java.util.Random begin alike: all trials would be killed at 73 % of their time
        RandomGenerator random = new SplittableRandom(seed);
        Path run = folder.resolve("trial" + seed);
        Process launch = started(run);
        TimeUnit.MILLISECONDS.sleep((long) (millis * random.nextDouble()));
        List<ProcessHandle> ranks = launch.children()
                .sorted(Comparator.comparingLong(ProcessHandle::pid))
                .toList();
        boolean killed = false;
        if (ranks.size() == RANKS) {
            killed = ranks.get(random.nextInt(RANKS)).destroyForcibly();
        }
        int code = ended(launch);
        String said = said(run);
        if (killed && code == RANK_LOST) {
            made++;
            if (said.lines().noneMatch(line -> line.matches("saltus: Rank \\d of 2 \\(process \\d+.*"))) {
                return "nobody says which rank was killed: " + said;
            }
        } else if (code != 0) {
            // before the ranks have met, a kill is the end of a process that has not begun
            made += killed ? 1 : 0;
            if (!killed) {
                return "ended with code " + code + ": " + said;
            }
        }
        int again = ended(started(run));
        String wrong = again == 0 ? differences(run) : "given again, it ends with code " + again + ": " + said(run);
        if (wrong.isEmpty()) {
            delete(run);
        }
        return wrong;
    }

    /** Kills that have met a rank alive. */
    int made() {
        return made;
    }

    private String differences(Path run) throws IOException {
        List<String> differing = new ArrayList<>();
        for (String name : COMPARED) {
            byte[] here = Files.readAllBytes(run.resolve("run").resolve(name));
            if (!Arrays.equals(here, Files.readAllBytes(reference.resolve("run").resolve(name)))) {
                differing.add(name + " differs");
            }
        }
        return String.join(", ", differing);
    }

    private Process started(Path place) throws IOException {
        Files.createDirectories(place);
        return OtherJava.saltus("train MeanFlow --ranks " + RANKS
                        + " --steps 400 --batch 64 --checkpoint-every 40 --log-every 20"
                        + " --metric none --no-page --out run " + options)
                .directory(place.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(place.resolve("said").toFile())
                .start();
    }

    private static int ended(Process launch) throws InterruptedException {
        if (!launch.waitFor(GIVE_UP_SECONDS, TimeUnit.SECONDS)) {
            launch.descendants().forEach(ProcessHandle::destroyForcibly);
            launch.destroyForcibly();
            return -1;
        }
        return launch.exitValue();
    }

    private static String said(Path place) throws IOException {
        return Files.readString(place.resolve("said"));
    }

    private static void delete(Path place) throws IOException {
        try (Stream<Path> all = Files.walk(place)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
