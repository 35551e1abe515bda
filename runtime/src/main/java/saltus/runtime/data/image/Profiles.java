package saltus.runtime.data.image;

import com.twelvemonkeys.imageio.color.ColorProfiles;
import java.awt.color.CMMException;
import java.awt.color.ICC_Profile;
import java.util.Optional;

/** Profiles of the International Color Consortium. */
final class Profiles {
    /** The largest that is read, of which those of inks have most. */
    static final int MOST_BYTES = 1 << 22;

    private Profiles() {}

    /** A profile out of a file; a damaged or very large one is none, as for other decoders. */
    static Optional<ICC_Profile> of(byte[] bytes) {
        try {
            return bytes.length > MOST_BYTES ? Optional.empty() : Optional.of(ColorProfiles.createProfile(bytes));
        } catch (CMMException | IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }
}
