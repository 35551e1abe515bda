package saltus.runtime.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.Records;
import saltus.runtime.door.Options;

/** Samples, their mirrored ones and their labels among named arrays. */
final class NamedRecords {
    /** How the options are written. */
    static final String FORM = "[,array=NAME][,labels=NAME|FILE|none]" + ArrayChoices.FORM;

    private static final String FLIPPED = "_flip";

    private final NamedArrays arrays;
    private final String samples;
    private final Rows rows;
    private final List<String> notes = new ArrayList<>();

    private NamedRecords(NamedArrays arrays, String samples) {
        this.arrays = arrays;
        this.samples = samples;
        this.rows = arrays.rows(samples);
        notes.add("the array '%s'".formatted(samples));
    }

    /**
     * The samples.
     *
     * @param options is asked which array and labels are wanted, and how the numbers are to be understood
     * @throws BadInputException if it cannot be told which they are, or arrays do not fit together
     */
    static Records of(NamedArrays arrays, Options options) {
        ArrayChoices choices = ArrayChoices.of(options);
        String wanted = options.given("array", ArrayNames.AUTO);
        String labels = options.given("labels", ArrayNames.AUTO);
        NamedRecords records = new NamedRecords(arrays, ArrayNames.samples(arrays.names(), wanted, arrays.place()));
        List<Rows> copies = records.copies();
        ClassLabels classes = records.classes(options, labels);
        return LayoutGuess.records(copies, records.samples, choices, classes, records.notes);
    }

    private List<Rows> copies() {
        String name = samples + FLIPPED;
        if (!arrays.names().contains(name)) {
            return List.of(rows);
        }
        Rows flipped = arrays.rows(name);
        if (flipped.count() != rows.count() || !flipped.type().fits(rows.type())) {
            throw new BadInputException("%s has %d times %s, but %s %d times %s; give a mirrored sample for each."
                    .formatted(
                            arrays.place(name),
                            flipped.count(),
                            flipped.type().full(),
                            arrays.place(samples),
                            rows.count(),
                            rows.type().full()));
        }
        notes.add("their mirrored ones '%s'".formatted(name));
        return List.of(rows, flipped);
    }

    private ClassLabels classes(Options options, String labels) {
        boolean auto = labels.equals(ArrayNames.AUTO);
        if (labels.equals(ArrayNames.NONE)) {
            return ClassLabels.none(rows.count());
        }
        Optional<String> name = auto
                ? ArrayNames.labels(arrays.names(), samples)
                : Optional.of(labels).filter(arrays.names()::contains);
        if (name.isPresent()) {
            notes.add("the labels '%s'".formatted(name.get()));
            String place = arrays.place(name.get());
            return ClassLabels.of(arrays.rows(name.get()), place).requireCount(rows.count(), place);
        }
        return auto ? ClassLabels.none(rows.count()) : LabelFile.read(options.asPath(labels), rows.count());
    }
}
