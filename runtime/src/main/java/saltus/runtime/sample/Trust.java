package saltus.runtime.sample;

import java.util.List;
import saltus.runtime.BadInputException;
import saltus.runtime.data.Thoroughness;
import saltus.runtime.identity.Identity;
import saltus.runtime.train.Checkpoint;

/**
 * How somebody opens a model of whose recipe, network and data only the names are kept.
 *
 * @param thoroughness with which the data are looked at
 * @param anyway true to open it though something else stands behind a name now
 */
public record Trust(Thoroughness thoroughness, boolean anyway) {
    /** Opens what has not changed. */
    public static final Trust CAREFUL = new Trust(Thoroughness.QUICK, false);

    /** How what there is now differs from what was trained; refused unless it is to be opened anyway. */
    List<String> differences(Checkpoint checkpoint, Identity now) {
        List<String> differences = now.differences(checkpoint.identity());
        if (!differences.isEmpty() && !anyway) {
            throw new BadInputException(
                    "The run '%s' was trained with something else than there is now (%s); restore that, or add --anyway."
                            .formatted(checkpoint.folder(), String.join("; ", differences)));
        }
        return differences;
    }
}
