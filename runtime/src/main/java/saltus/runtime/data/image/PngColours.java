package saltus.runtime.data.image;

import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What a PNG file says of its colours (PNG, third edition, section 4.3): a profile goes before a gamma. */
final class PngColours {
    private static final double GAMMA_UNIT = 100_000;
    private static final double GAMMA_OF_SCREENS = 2.2;
    /** What differs less is not seen. */
    private static final double UNSEEN = 0.05;

    private Optional<ICC_Profile> profile = Optional.empty();
    private double gamma;
    private final Set<String> seen = new HashSet<>();

    /** Looks at a chunk of any type. */
    void look(String type, ByteBuffer content) {
        seen.add(type);
        if (type.equals("iCCP")) {
            profile = profile(content);
        }
        if (type.equals("gAMA") && content.remaining() == Integer.BYTES) {
            gamma = content.getInt(0) / GAMMA_UNIT;
        }
    }

    Optional<ICC_Profile> profile() {
        return seen.contains("cICP") ? Optional.empty() : profile;
    }

    /** That of the file if it is another than that of screens, and alone; else 0. */
    double gamma() {
        boolean said = seen.contains("sRGB") || seen.contains("cICP") || profile.isPresent();
        boolean usual = Math.abs(gamma * GAMMA_OF_SCREENS - 1) < UNSEEN;
        return said || usual || gamma <= 0 ? 0 : gamma;
    }

    /** A damaged or very large one is none, as for other decoders. */
    private static Optional<ICC_Profile> profile(ByteBuffer content) {
        byte[] bytes = new byte[content.remaining()];
        content.get(0, bytes);
        int name = 0;
        while (name < bytes.length && bytes[name] != 0) {
            name++;
        }
        // Behind the name stand its end and the method of compression.
        int from = name + 2;
        if (from >= bytes.length) {
            return Optional.empty();
        }
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            byte[] unfolded = new byte[Profiles.MOST_BYTES];
            int length = inflater.inflate(unfolded);
            return inflater.finished() ? Profiles.of(Arrays.copyOf(unfolded, length)) : Optional.empty();
        } catch (DataFormatException damaged) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }
}
