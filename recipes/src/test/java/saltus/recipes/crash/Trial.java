package saltus.recipes.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import saltus.runtime.train.Checkpoint;

/** A scenario whose commands are killed several times each, and compared with its reference. */
final class Trial {
    private static final int MOST_KILLS_OF_TRAINING = 12;
    private static final int MOST_KILLS_OF_OTHERS = 3;

    private final Reference reference;
    private final Workplace place;
    private final RandomGenerator random;
    private final List<Kill> kills = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * A trial.
     *
     * @param seed decides signals and instants
     */
    Trial(Reference reference, Workplace place, long seed) {
        this.reference = reference;
        this.place = place;
        this.random = new SplittableRandom(seed);
    }

    /**
     * What came of a trial.
     *
     * @param kills that were made
     * @param problems in words; none if all is well
     * @param compared bytes
     * @param differing bytes
     */
    record Outcome(List<Kill> kills, List<String> problems, long compared, long differing) {}

    Outcome run() throws IOException, InterruptedException {
        reference.scenario().input().prepare(place.work());
        List<Command> commands = reference.scenario().commands();
        for (int i = 0; i < commands.size() && problems.isEmpty(); i++) {
            Command command = commands.get(i);
            Reference.Measure measure = reference.measures().get(i);
            interrupt(command, measure);
            if (problems.isEmpty()) {
                finish(command, measure);
            }
        }
        if (!problems.isEmpty()) {
            return new Outcome(kills, problems, 0, 0);
        }
        Bytes bytes = Bytes.of(place);
        List<Bytes.Difference> differences = reference.bytes().differences(bytes);
        differences.forEach(difference -> problems.add(difference.toString()));
        return new Outcome(
                kills,
                problems,
                bytes.count(),
                differences.stream().mapToLong(Bytes.Difference::bytes).sum());
    }

    /** Kills a command some times, or until one of them was done before its kill. */
    private void interrupt(Command command, Reference.Measure measure) throws IOException, InterruptedException {
        int most = command.isLong() ? MOST_KILLS_OF_TRAINING : MOST_KILLS_OF_OTHERS;
        int number = 1 + random.nextInt(most);
        for (int i = 0; i < number && problems.isEmpty(); i++) {
            Set<Path> before = new HashSet<>(Workplace.files(place.work()));
            long step = step();
            Signal signal = Signal.draw(random);
            Instant instant = Instant.draw(random);
            try (Changes changes = new Changes(place.work())) {
                Process process = command.start(place);
                await(instant, measure, changes, process);
                if (!process.isAlive()) {
                    ended(command, process.exitValue());
                    return;
                }
                if (!signal.end(process)) {
                    problems.add("%s did not end at SIG%s".formatted(command, signal));
                }
                kills.add(new Kill(signal, phase(command, changes, before)));
            }
            intact(before, step);
        }
    }

    private static void await(Instant instant, Reference.Measure measure, Changes changes, Process process)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (instant instanceof Instant.After after) {
            long nanos = Math.round(measure.nanos() * after.share());
            changes.await(Integer.MAX_VALUE, start + nanos, process);
        } else if (instant instanceof Instant.OnChange change) {
            int number = 1 + (int) (measure.changes() * change.share());
            changes.await(number, Long.MAX_VALUE, process);
            changes.await(Integer.MAX_VALUE, System.nanoTime() + change.nanos(), process);
        }
    }

    private void finish(Command command, Reference.Measure measure) throws IOException, InterruptedException {
        ended(command, command.start(place).waitFor());
        if (command.saysTheSame() && !Files.readString(place.said()).equals(measure.said())) {
            problems.add("%s said%n%s%nnot%n%s".formatted(command, place.words(), measure.said()));
        }
    }

    private void ended(Command command, int code) {
        if (code != 0) {
            problems.add("exit code %d of %s%n%s".formatted(code, command, place.words()));
        }
    }

    private Phase phase(Command command, Changes changes, Set<Path> before) throws IOException {
        if (Workplace.files(place.work()).stream()
                .anyMatch(file -> file.toString().endsWith(".tmp") && !before.contains(file))) {
            return Phase.WRITING;
        }
        return switch (command.name()) {
            case "convert" -> Phase.CONVERT;
            case "sample" -> Phase.SAMPLE;
            case "export" -> Phase.EXPORT;
            case "evaluate" -> Phase.EVALUATE;
            case "compare" -> Phase.COMPARE;
            default -> step() == command.steps() ? Phase.REPORT : changes.seen() > 0 ? Phase.TRAINING : Phase.START;
        };
    }

    /** After every kill: all files are whole, none is gone, and no step that was kept is lost. */
    private void intact(Set<Path> before, long step) throws IOException {
        problems.addAll(Intact.problems(place.work()));
        for (Path file : before) {
            if (!Intact.isTemporary(file) && !Files.exists(place.work().resolve(file))) {
                problems.add(file + " is gone");
            }
        }
        if (problems.isEmpty() && step() < step) {
            problems.add("the checkpoint went back from step %d to %d".formatted(step, step()));
        }
    }

    /** The step of the only run, 0 if there is none. */
    private long step() throws IOException {
        Path checkpoint = place.work().resolve("run/checkpoint.safetensors");
        if (!Files.exists(checkpoint)) {
            return 0;
        }
        try (Checkpoint latest = Checkpoint.open(checkpoint)) {
            return latest.step();
        }
    }
}
