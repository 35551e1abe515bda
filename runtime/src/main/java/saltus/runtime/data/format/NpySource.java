package saltus.runtime.data.format;

import com.google.auto.service.AutoService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.Place;
import saltus.runtime.data.DataSource;
import saltus.runtime.data.stored.FileSource;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Arrays of numpy: one file with all samples, or a folder with a file for each. */
@AutoService(DataSource.class)
public final class NpySource extends FileSource {
    private static final String ENDING = ".npy";
    private static final int MAGIC_BYTES = 6;

    @Override
    public String name() {
        return "npy";
    }

    @Override
    public String form() {
        return "npy:FILE|FOLDER[,labels=FILE|none]" + ArrayChoices.FORM;
    }

    @Override
    public String summary() {
        return "points, pictures or latents of a numpy array, or a folder of arrays, one a sample, sub-folders as"
                + " classes";
    }

    @Override
    public boolean recognises(Path path) {
        return NpyHeader.begins(FirstBytes.of(path, MAGIC_BYTES))
                || FirstBytes.someOf(path).stream().anyMatch(NpySource::isInFolder);
    }

    private static boolean isInFolder(Path inside) {
        return inside.toString().endsWith(ENDING)
                || FirstBytes.someOf(inside).stream()
                        .anyMatch(file -> file.toString().endsWith(ENDING));
    }

    @Override
    protected Records records(Options options) {
        Path path = options.path();
        ArrayChoices choices = ArrayChoices.of(options);
        String labels = options.given("labels", ArrayNames.AUTO);
        Optional<Path> named = labels.equals(ArrayNames.AUTO) || labels.equals(ArrayNames.NONE)
                ? Optional.empty()
                : Optional.of(options.asPath(labels));
        boolean wanted = !labels.equals(ArrayNames.NONE);
        return Place.at(path) == Place.FOLDER
                ? folder(path, named, wanted, choices)
                : file(path, named, wanted, choices);
    }

    private static Records file(Path path, Optional<Path> named, boolean wanted, ArrayChoices choices) {
        OpenFile file = OpenFile.of(path);
        Rows rows = NpyArray.of(file, 0, file.size(), "'" + path + "'");
        Optional<Path> labels = wanted ? named.or(() -> LabelFile.beside(path)) : Optional.empty();
        List<String> notes = labels
                .filter(beside -> named.isEmpty())
                .map(beside -> "labels of '%s', which lies beside (labels=none leaves them)".formatted(beside))
                .stream()
                .toList();
        ClassLabels classes = labels.map(beside -> LabelFile.read(beside, rows.count()))
                .orElseGet(() -> ClassLabels.none(rows.count()));
        return LayoutGuess.records(List.of(rows), path.getFileName().toString(), choices, classes, notes);
    }

    private static Records folder(Path path, Optional<Path> named, boolean wanted, ArrayChoices choices) {
        FolderFiles.Found found = FolderFiles.of(path, ENDING);
        PathList files = found.files();
        if (files.count() == 0) {
            throw new BadInputException(
                    "The folder '%s' has no %s file; give one with a file for each sample.".formatted(path, ENDING));
        }
        Rows rows = new NpyFolderRows(files);
        ClassLabels classes = ClassLabels.none(files.count());
        List<String> notes = new ArrayList<>(found.notes());
        if (named.isPresent()) {
            classes = LabelFile.read(named.get(), files.count());
        } else if (wanted) {
            classes = DatasetJson.of(files).orElseGet(() -> FolderClasses.of(files));
        }
        return LayoutGuess.records(List.of(rows), files.name(0), choices, classes, notes);
    }
}
