package saltus.runtime.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Batch;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.data.Units;

/**
 * What a checkpoint remembers of the data that it was trained on: enough to sample from it where they are gone, but no samples.
 *
 * @param text by which the data were had
 * @param gone why they are not to be had, as a sentence
 * @param content their fingerprint
 */
record RememberedSet(
        String text, String gone, Kind kind, Shape sample, List<String> classNames, Units units, String content)
        implements DataSet {
    public RememberedSet {
        classNames = List.copyOf(classNames);
    }

    /** Data that nobody has named: what the samples of weights from elsewhere are. */
    static DataSet none(Kind kind, Shape sample, List<String> classNames, Units units) {
        return new RememberedSet(
                ModelIdentity.NO_DATA, String.valueOf(nobody().getMessage()), kind, sample, classNames, units, "");
    }

    /** What an identity says of data that nobody has named. */
    static DataSet none(Map<String, String> texts) {
        return of(texts, nobody());
    }

    private static BadInputException nobody() {
        return new BadInputException("the weights were imported without; 'saltus import --data' names them.");
    }

    /**
     * What an identity says of its data.
     *
     * @param texts of a checkpoint
     * @param gone why the data are not to be had
     * @throws BadInputException with that reason, if an earlier version wrote the checkpoint, which did not keep enough
     */
    static DataSet of(Map<String, String> texts, BadInputException gone) {
        String kind = texts.getOrDefault(Identity.KIND, "");
        String sample = texts.getOrDefault(Identity.SAMPLE, "");
        boolean isKept = Arrays.stream(Kind.values()).anyMatch(one -> one.name().equals(kind))
                && sample.matches("[1-9][0-9]{0,8}( [1-9][0-9]{0,8}){0,3}");
        if (!isKept) {
            throw gone;
        }
        return new RememberedSet(
                texts.getOrDefault(Identity.DATA, ""),
                String.valueOf(gone.getMessage()),
                Kind.valueOf(kind),
                Shape.of(Arrays.stream(sample.split(" ", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray()),
                Identity.names(texts.getOrDefault(Identity.CLASSES, "[]")),
                Units.of(texts.getOrDefault(Identity.UNITS, Units.STORED.text())),
                texts.getOrDefault(Identity.CONTENT, ""));
    }

    @Override
    public List<String> found() {
        return List.of("the data are not there, and nothing but sampling needs them: " + gone);
    }

    @Override
    public boolean hasSamples() {
        return false;
    }

    @Override
    public Batch batch(long seed, long step, int size) {
        throw without();
    }

    @Override
    public float[] truth(long seed, int n) {
        throw without();
    }

    private BadInputException without() {
        return new BadInputException("The data '%s' are needed for this, but are not there: %s".formatted(text, gone));
    }

    @Override
    public String fingerprint(Thoroughness thoroughness) {
        return content;
    }
}
