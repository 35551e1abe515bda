package saltus.runtime.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.data.AbsentData;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Units;
import saltus.runtime.door.Named;

/** What identities say of data that are not there. */
public final class Remembered {
    /** The text of data that nobody has named. */
    public static final String NO_DATA = "none";

    private Remembered() {}

    /** Data that nobody has named: what the samples of weights from elsewhere are. */
    public static Named<DataSet> nothing(DataSet.Kind kind, Shape sample, List<String> classNames, Units units) {
        return new Named<>(NO_DATA, AbsentData.of(NO_DATA, nobody().getMessage(), kind, sample, classNames, units, ""));
    }

    private static BadInputException nobody() {
        return new BadInputException("the weights were imported without; 'saltus import --data' names them.");
    }

    /** What the texts of an identity say of data that nobody has named. */
    public static DataSet nothing(Map<String, String> texts) {
        return data(texts, nobody());
    }

    /**
     * What the texts of an identity say of its data.
     *
     * @param gone why they are not to be had
     * @throws BadInputException with that reason, if an earlier version wrote the texts, which did not keep enough
     */
    public static DataSet data(Map<String, String> texts, BadInputException gone) {
        String kind = texts.getOrDefault(Identity.KIND, "");
        String sample = texts.getOrDefault(Identity.SAMPLE, "");
        boolean isKept =
                Arrays.stream(DataSet.Kind.values()).anyMatch(one -> one.name().equals(kind))
                        && sample.matches("[1-9][0-9]{0,8}( [1-9][0-9]{0,8}){0,3}");
        if (!isKept) {
            throw gone;
        }
        int[] extents =
                Arrays.stream(sample.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        return AbsentData.of(
                texts.getOrDefault(Identity.DATA, ""),
                gone.getMessage(),
                DataSet.Kind.valueOf(kind),
                Shape.of(extents),
                Identity.names(texts.getOrDefault(Identity.CLASSES, "[]")),
                Units.of(texts.getOrDefault(Identity.UNITS, Units.STORED.text())),
                texts.getOrDefault(Identity.CONTENT, ""));
    }
}
