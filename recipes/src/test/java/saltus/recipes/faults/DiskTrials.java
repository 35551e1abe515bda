package saltus.recipes.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import saltus.recipes.crash.Bytes;
import saltus.recipes.crash.Intact;
import saltus.recipes.crash.Workplace;
import saltus.runtime.cli.Saltus;

/** Runs the command of a scenario again and again, each time on a disk that fails elsewhere, and looks at what is left. */
final class DiskTrials {
    /** A class, or the beginning of a stack trace. */
    private static final Pattern JAVA = Pattern.compile("\\w+(Exception|Error)\\b|\\b(java|saltus)\\.\\w+\\.|\tat ");

    private final DiskScenario scenario;
    private final Workplace place;
    private final Disk disk = new Disk();
    private final FaultyFileSystem system = new FaultyFileSystem(FileSystems.getDefault(), disk);
    private final Map<Path, byte[]> before;
    private final List<Disk.Request> requests;
    private final String said;
    private final Bytes after;

    /** Runs everything once on a disk that is well. */
    DiskTrials(DiskScenario scenario, Workplace place) throws IOException {
        this.scenario = scenario;
        this.place = place;
        if (scenario.before().isPresent()) {
            sound(scenario.before().get());
        }
        before = load();
        disk.well();
        said = sound(scenario.command());
        after = Bytes.of(place);
        // once more, since a folder is looked through for half-written copies once in the life of a process
        store(before);
        disk.well();
        sound(scenario.command());
        requests = disk.requests();
    }

    private String sound(String command) throws IOException {
        Run run = run(command);
        if (run.code() != 0) {
            throw new IOException("exit code %d of %s: %s".formatted(run.code(), command, run.wrong()));
        }
        return run.said();
    }

    private record Run(int code, String said, String wrong) {}

    private Run run(String command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] arguments = command.replace("WORK", place.work().toString()).split(" ");
        int code = Saltus.run(system, new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Run(code, out.toString(), err.toString());
    }

    /** Numbers of the requests that a fault can meet: of each kind for each file the first and the last. */
    Set<Integer> telling(Fault fault) {
        Map<String, Integer> first = new HashMap<>();
        Map<String, Integer> last = new HashMap<>();
        for (int i = 0; i < requests.size(); i++) {
            Disk.Request request = requests.get(i);
            if (fault.meets(request.operation())) {
                String kind = request.operation() + " " + request.name();
                first.putIfAbsent(kind, i);
                last.put(kind, i);
            }
        }
        Set<Integer> numbers = new TreeSet<>(first.values());
        numbers.addAll(last.values());
        return numbers;
    }

    /** The command where no read returns all that it could; what is wrong, if anything. */
    List<String> readShort() throws IOException {
        store(before);
        disk.readsShort(true);
        try {
            return again();
        } finally {
            disk.readsShort(false);
        }
    }

    /** A request meets a fault, then the disk is well and the command is repeated; what is wrong, if anything. */
    List<String> fail(Fault fault, int number) throws IOException {
        store(before);
        disk.fails(fault, number);
        Run run = run(scenario.command());
        Disk.Request met = disk.met();
        List<String> problems = new ArrayList<>(Intact.problems(place.work()));
        if (!fault.stays() || !fault.meets(Operation.DELETE)) {
            problems.addAll(litter(met));
        }
        if (run.code() == 0) {
            problems.addAll(differences());
            if (scenario.saysTheSame() && !run.said().equals(said)) {
                problems.add("said " + run.said() + "not " + said);
            }
        } else {
            problems.addAll(words(run, fault, met));
        }
        disk.well();
        problems.addAll(again());
        return problems.stream()
                .map(problem -> "%s %d, %s: %s".formatted(fault, number, met, problem))
                .toList();
    }

    /** A sentence for the person who owns the disk: the file, the reason, and nothing of ours. */
    private List<String> words(Run run, Fault fault, Disk.@Nullable Request met) {
        boolean isSentence = run.wrong().startsWith("saltus: ")
                && run.wrong().lines().count() == 1
                && !JAVA.matcher(run.wrong()).find();
        boolean isClear = names(run.wrong(), met) && run.wrong().contains(fault.reason());
        return run.code() == 2 && isSentence && isClear
                ? List.of()
                : List.of("exit code %d, said %s".formatted(run.code(), run.wrong()));
    }

    /** The file that was asked for, or one for whose sake it was: of a copy that is half-written nobody has heard. */
    private boolean names(String sentence, Disk.@Nullable Request met) {
        return sentence.contains(place.work().toString()) || (met != null && sentence.contains("'" + met.path() + "'"));
    }

    /** What could not be deleted may stay, and a lock of which nobody knows whose it is. */
    private List<String> litter(Disk.@Nullable Request met) throws IOException {
        boolean mayStay = met != null && (met.operation() == Operation.DELETE || met.operation() == Operation.LOCK);
        return mayStay
                ? List.of()
                : Workplace.files(place.work()).stream()
                        .filter(Intact::isTemporary)
                        .map(file -> file + " is left")
                        .toList();
    }

    private List<String> again() throws IOException {
        Run again = run(scenario.command());
        if (again.code() != 0) {
            return List.of("again, exit code %d: %s".formatted(again.code(), again.wrong()));
        }
        return differences().stream().map(text -> "again, " + text).toList();
    }

    /** Temporary files aside, which this process takes for those of a command that goes on. */
    private List<String> differences() throws IOException {
        return after.differences(Bytes.of(place)).stream()
                .filter(difference -> !Intact.isTemporary(difference.file()))
                .map(Bytes.Difference::toString)
                .toList();
    }

    private Map<Path, byte[]> load() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        for (Path name : Workplace.files(place.work())) {
            Path file = place.work().resolve(name);
            if (Files.isRegularFile(file)) {
                files.put(name, Files.readAllBytes(file));
            }
        }
        return files;
    }

    private void store(Map<Path, byte[]> files) throws IOException {
        place.delete();
        Files.createDirectories(place.work());
        for (Map.Entry<Path, byte[]> file : files.entrySet()) {
            Path path = place.work().resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }
}
