package saltus.runtime.evaluate.look;

import ai.djl.Device;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import saltus.runtime.BadInputException;
import saltus.runtime.program.ScriptedFeatures;
import saltus.runtime.program.ScriptedFeatures.Values;

/** A feature network of a user's file. */
final class UserLook implements Look {
    private static final int ROWS = 32;
    private static final int COLOURS = 3;
    private static final int LARGEST_SIDE = 4096;
    private static final double NEARLY_ONE = 1e-3;
    private static final Pattern OPTION = Pattern.compile("(.*),(size|values)=([^,]*)");
    private static final String VALUES =
            Arrays.stream(Values.values()).map(Values::text).collect(Collectors.joining(", "));

    private final String name;
    private final Pictures.Size size;
    private final ScriptedFeatures network;
    private final int features;
    private final int classes;

    private UserLook(String name, Pictures.Size size, ScriptedFeatures network, int... found) {
        this.name = name;
        this.size = size;
        this.network = network;
        this.features = found[0];
        this.classes = found[1];
    }

    /**
     * The text of a network in parts: {@code FILE}, {@code FILE,size=224}, {@code FILE,size=224,values=imagenet}.
     *
     * @param side to which pictures are brought first
     */
    record Text(Path file, Optional<Values> values, OptionalInt side) {
        /** @throws BadInputException if it is none */
        static Text of(String text) {
            Optional<Values> values = Optional.empty();
            OptionalInt side = OptionalInt.empty();
            String file = text;
            Matcher option = OPTION.matcher(file);
            while (option.matches()) {
                String value = option.group(3);
                if (option.group(2).equals("size")) {
                    side = OptionalInt.of(side(value));
                } else {
                    values = Optional.of(Arrays.stream(Values.values())
                            .filter(known -> known.text().equals(value.toLowerCase(Locale.ROOT)))
                            .findFirst()
                            .orElseThrow(() -> new BadInputException(
                                    "The feature network '%s' has the values '%s'; write values=V with one of %s."
                                            .formatted(text, value, VALUES))));
                }
                file = option.group(1);
                option = OPTION.matcher(file);
            }
            try {
                return new Text(Path.of(file), values, side);
            } catch (InvalidPathException e) {
                throw new BadInputException(
                        "The feature network '%s' is no path on this system (%s); give that of a file."
                                .formatted(file, e.getReason()),
                        e);
            }
        }

        private static int side(String value) {
            if (value.matches("[1-9]\\d{0,3}") && Integer.parseInt(value) <= LARGEST_SIDE) {
                return Integer.parseInt(value);
            }
            throw new BadInputException(
                    "The size '%s' of the feature network is none; give pixels a side, from 1 to %d, such as size=224."
                            .formatted(value, LARGEST_SIDE));
        }
    }

    /**
     * Opens a network and tries it on pictures of a size.
     *
     * @throws BadInputException if it is none, or does not work on them
     */
    static UserLook open(String text, Pictures.Size size, Device device) {
        Text parts = Text.of(text);
        if (!Frame.isSeen(size)) {
            throw new BadInputException("A feature network is given pictures of 1 or 3 channels, and these have %d."
                    .formatted(size.channels()));
        }
        ScriptedFeatures network = ScriptedFeatures.open(parts.file, parts.values, parts.side, device);
        try {
            int[] found = network.trial(size.height(), size.width());
            String how = parts.values.map(values -> ",values=" + values.text()).orElse("")
                    + (parts.side.isPresent() ? ",size=" + parts.side.getAsInt() : "");
            return new UserLook(parts.file.getFileName() + " (" + network.hash() + ")" + how, size, network, found);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int rows() {
        return ROWS;
    }

    @Override
    public Seen of(Pictures pictures) {
        int n = pictures.count();
        float[] coloured = size.channels() == COLOURS ? pictures.levels() : repeated(pictures);
        ScriptedFeatures.Seen seen = network.of(coloured, n, size.height(), size.width());
        if (seen.features().length != n * features || seen.classes().length != n * classes) {
            throw new BadInputException(
                    "The feature network %s made another number of features of these pictures than when it was tried; give one whose features are as many for each picture."
                            .formatted(name));
        }
        return new Seen(seen.features(), probabilities(seen.classes(), n));
    }

    /** Three equal colours. */
    private float[] repeated(Pictures pictures) {
        int area = size.height() * size.width();
        float[] coloured = new float[pictures.levels().length * COLOURS];
        for (int i = 0; i < pictures.count(); i++) {
            for (int channel = 0; channel < COLOURS; channel++) {
                System.arraycopy(pictures.levels(), i * area, coloured, (i * COLOURS + channel) * area, area);
            }
        }
        return coloured;
    }

    /** Rows that are probabilities stay; others are logits. */
    private float[] probabilities(float[] given, int n) {
        float[] all = given.clone();
        for (int i = 0; i < n && classes > 0; i++) {
            int from = i * classes;
            double sum = 0;
            double greatest = Double.NEGATIVE_INFINITY;
            double least = 0;
            for (int k = from; k < from + classes; k++) {
                sum += all[k];
                greatest = Math.max(greatest, all[k]);
                least = Math.min(least, all[k]);
            }
            if (least < 0 || Math.abs(sum - 1) > NEARLY_ONE) {
                softmax(all, from, greatest);
            }
        }
        return all;
    }

    private void softmax(float[] all, int from, double greatest) {
        double sum = 0;
        for (int k = from; k < from + classes; k++) {
            sum += Math.exp(all[k] - greatest);
        }
        for (int k = from; k < from + classes; k++) {
            all[k] = (float) (Math.exp(all[k] - greatest) / sum);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
