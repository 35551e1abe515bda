package saltus.runtime.network;

import java.util.List;
import saltus.graph.Dim;
import saltus.graph.Shape;
import saltus.runtime.BadInputException;
import saltus.runtime.Suggestion;

/** The networks that the command line knows, by how they are written there. */
public final class Networks {
    /** What stands for "the usual one for this kind of sample". */
    public static final String AUTOMATIC = "auto";

    private static final String POINTS_DEFAULT = "mlp:128x3";
    private static final String IMAGES_DEFAULT = "sit:128x4x4/4";

    private Networks() {}

    /** One line for each form, for {@code --help}. */
    public static List<String> help() {
        return List.of(
                "mlp:WIDTHxDEPTH          a residual perceptron for points",
                "affine                   for points: affine in the samples, for normal data (gaussian:D)",
                "sit:S/2 B/4 B/2 L/2 XL/2 a transformer for images in the sizes of the literature (/PATCH)",
                "sit:WIDTHxDEPTHxHEADS/P  a transformer of any size with patches of P x P pixels",
                "auto                     " + POINTS_DEFAULT + " for points, " + IMAGES_DEFAULT + " for images");
    }

    /** The full form of a text: {@code auto} becomes the network that it stands for. */
    public static String canonical(String text, Shape sample) {
        if (!text.equals(AUTOMATIC)) {
            return text;
        }
        return sample.rank() == 1 ? POINTS_DEFAULT : IMAGES_DEFAULT;
    }

    /**
     * The network that a text stands for.
     *
     * @param sample shape of a sample, all extents fixed: [d] or [channels, side, side]
     * @param classes number of classes K
     * @param logVariance true for a network with a log-variance head
     * @throws BadInputException if the text is not understood or the network does not fit the samples
     */
    public static Architecture parse(String text, Shape sample, int classes, boolean logVariance) {
        String full = canonical(text, sample);
        int colon = full.indexOf(':');
        String family = colon < 0 ? full : full.substring(0, colon);
        String size = colon < 0 ? "" : full.substring(colon + 1);
        int[] extents = sample.dims().stream().mapToInt(Dim::size).toArray();
        return switch (family) {
            case "affine" -> affine(full, size, extents, logVariance);
            case "mlp" -> mlp(full, size, extents, classes, logVariance);
            case "sit" -> sit(full, size, extents, classes, logVariance);
            default -> throw unknown(text, family);
        };
    }

    private static Architecture affine(String text, String size, int[] extents, boolean logVariance) {
        if (extents.length != 1) {
            throw new BadInputException(
                    "The network '%s' is for points, the samples are images; use sit.".formatted(text));
        }
        if (!size.isEmpty()) {
            throw new BadInputException("The network 'affine' takes no size, not ':%s'; write affine.".formatted(size));
        }
        return new Affine(extents[0], logVariance);
    }

    private static Architecture mlp(String text, String size, int[] extents, int classes, boolean logVariance) {
        if (extents.length != 1) {
            throw new BadInputException(
                    "The network '%s' is for points, the samples are images; use sit.".formatted(text));
        }
        String[] parts = size.split("x", -1);
        if (parts.length != 2 || !size.matches("[1-9]\\d{0,4}x[1-9]\\d{0,2}")) {
            throw new BadInputException(
                    "The network '%s' has no size; write mlp:WIDTHxDEPTH, such as mlp:128x3.".formatted(text));
        }
        return new Mlp(extents[0], Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), classes, logVariance);
    }

    private static Architecture sit(String text, String size, int[] extents, int classes, boolean logVariance) {
        if (extents.length != 3) {
            throw new BadInputException(
                    "The network '%s' is for images, the samples are points; use mlp.".formatted(text));
        }
        try {
            return new SiT(extents[0], extents[1], SiTSize.parse(size), classes, logVariance);
        } catch (BadInputException e) {
            throw new BadInputException(
                    "The network '%s' cannot be built for images of %d x %d: %s."
                            .formatted(text, extents[1], extents[2], e.getMessage()),
                    e);
        }
    }

    private static BadInputException unknown(String text, String family) {
        String hint = Suggestion.nearest(family, List.of("mlp", "affine", "sit", AUTOMATIC))
                .map(near -> "did you mean '%s'? ".formatted(near))
                .orElse("");
        return new BadInputException("There is no network '%s'; %sthere are mlp:WIDTHxDEPTH, affine, sit:SIZE and auto."
                .formatted(text, hint));
    }
}
