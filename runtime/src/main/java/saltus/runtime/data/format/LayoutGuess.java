package saltus.runtime.data.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import saltus.runtime.BadInputException;
import saltus.runtime.data.stored.Form;
import saltus.runtime.data.stored.Records;
import saltus.runtime.number.ElementType;

/**
 * Finds out what an array holds, from its shape, its type, its name and some of its numbers, unless the options say. All that
 * was found is told.
 */
public final class LayoutGuess {
    private static final List<Long> PICTURE_CHANNELS = List.of(1L, 3L, 4L);
    private static final int MOST_CHANNELS_OF_PIXELS = 4;
    /** Of the autoencoder that nearly all latents come from: 4 channels of means, 4 behind them. */
    private static final int USUAL_MOMENTS = 8;
    /** Samples of a model of pixels go a little beyond black and white. */
    private static final float BEYOND = 1.5f;

    private static final float GREATEST_BYTE = 255;
    private static final float GREATEST_SHORT = 65535;

    private final Rows rows;
    private final String name;
    private final ArrayChoices choices;
    private final List<String> notes = new ArrayList<>();

    private LayoutGuess(Rows rows, String name, ArrayChoices choices) {
        this.rows = rows;
        this.name = name.toLowerCase(Locale.ROOT);
        this.choices = choices;
    }

    /**
     * The samples of an array.
     *
     * @param stored the rows, and their mirrored ones if there are such
     * @param name of the array or its file
     * @param classes of its rows
     * @param found what is to be told besides
     * @throws BadInputException if its rows are no samples of any kind
     */
    public static Records records(
            List<Rows> stored, String name, ArrayChoices choices, ClassLabels classes, List<String> found) {
        LayoutGuess guess = new LayoutGuess(stored.get(0), name, choices);
        SampleLayout layout = guess.layout();
        List<String> notes = new ArrayList<>(guess.notes);
        notes.addAll(found);
        return new ArrayRecords(stored, layout, classes, List.copyOf(notes));
    }

    private SampleLayout layout() {
        long[] sides = rows.type().shape();
        return switch (sides.length) {
            case 0 -> SampleLayout.points(1);
            case 1 -> SampleLayout.points((int) sides[0]);
            case 2 -> planes(1, sides[0], sides[1], false);
            case 3 ->
                channelsLast(sides)
                        ? planes(sides[2], sides[0], sides[1], true)
                        : planes(sides[0], sides[1], sides[2], false);
            default ->
                throw new BadInputException(
                        "%s has the shape %s, which is of no point, picture or latent; give [N, d], [N, C, H, W] or [N, H, W, C]."
                                .formatted(rows.place(0), rows.type().text()));
        };
    }

    private boolean channelsLast(long[] sides) {
        return switch (choices.channels()) {
            case FIRST -> false;
            case LAST -> true;
            case AUTO -> guessLast(sides);
        };
    }

    private boolean guessLast(long[] sides) {
        // Where the last two sides are alike they are height and width.
        if (name.equals("latents") || name.equals("moments") || sides[1] == sides[2]) {
            return false;
        }
        boolean first = PICTURE_CHANNELS.contains(sides[0]);
        boolean last = PICTURE_CHANNELS.contains(sides[2]);
        if (rows.type().number().element() == ElementType.U8 && !first && !last) {
            throw new BadInputException(
                    "%s has bytes in the shape %s, of which no side looks like the channels; write channels=first or channels=last."
                            .formatted(rows.place(0), rows.type().text()));
        }
        if (last && (!first || sides[0] == sides[1])) {
            notes.add("the last side of %s taken for the channels (channels=first says otherwise)"
                    .formatted(rows.type().text()));
            return true;
        }
        return false;
    }

    private SampleLayout planes(long channels, long height, long width, boolean last) {
        Probe probe = Probe.of(rows);
        if (isPixels((int) channels, probe)) {
            return pixels((int) channels, (int) height, (int) width, last, probe);
        }
        return new SampleLayout(
                latents((int) channels, probe, last), (int) channels, (int) height, (int) width, last, 1, 0);
    }

    private boolean isPixels(int channels, Probe probe) {
        if (choices.kind() != ArrayChoices.Kind.AUTO) {
            return choices.kind() == ArrayChoices.Kind.PIXELS;
        }
        if (choices.moments() == ArrayChoices.Moments.LOGVAR || choices.moments() == ArrayChoices.Moments.STD) {
            return false;
        }
        if (ofBytes() > 0 || name.equals("images")) {
            return true;
        }
        if (name.equals("latents") || name.equals("moments")) {
            return false;
        }
        boolean pixels = channels < MOST_CHANNELS_OF_PIXELS
                && (probe.isWithin(-BEYOND, BEYOND) || (probe.isWithin(0, GREATEST_BYTE) && probe.whole()));
        notes.add("%s from %s to %s taken for %s (kind=%s says otherwise)"
                .formatted(
                        rows.type().text(),
                        probe.least(),
                        probe.greatest(),
                        pixels ? "pixels" : "latents",
                        pixels ? "latents" : "pixels"));
        return pixels;
    }

    private SampleLayout pixels(int channels, int height, int width, boolean last, Probe probe) {
        float half = half(probe);
        return half == 0
                ? new SampleLayout(Form.PIXELS, channels, height, width, last, 1, 0)
                : new SampleLayout(Form.PIXELS, channels, height, width, last, half, -1);
    }

    /** Half of what white is where black is 0; 0 where black is -1 and white 1. */
    private float half(Probe probe) {
        if (choices.range() == ArrayChoices.Range.AUTO && ofBytes() > 0) {
            return ofBytes() / 2;
        }
        ArrayChoices.Range range = choices.range();
        if (range == ArrayChoices.Range.AUTO) {
            range = probe.least() < 0
                    ? ArrayChoices.Range.SIGNED
                    : probe.greatest() <= BEYOND ? ArrayChoices.Range.UNIT : ArrayChoices.Range.BYTE;
            notes.add("black and white taken for %s (range=.. says otherwise)"
                    .formatted(range.toString().replace("..", " and ")));
        }
        return switch (range) {
            case AUTO, SIGNED -> 0;
            case UNIT -> 1 / 2f;
            case BYTE -> GREATEST_BYTE / 2;
        };
    }

    /** What is white in numbers without sign of 8 or 16 bits, which pictures are; 0 in others. */
    private float ofBytes() {
        return switch (rows.type().number().element()) {
            case U8 -> GREATEST_BYTE;
            case U16 -> GREATEST_SHORT;
            default -> 0;
        };
    }

    private Form latents(int channels, Probe probe, boolean last) {
        ArrayChoices.Moments moments = choices.moments();
        if (moments == ArrayChoices.Moments.AUTO) {
            moments = guessMoments(channels, probe, last);
        }
        if (moments != ArrayChoices.Moments.NONE && channels % 2 != 0) {
            throw new BadInputException(
                    "%s has %d channels, which are no means and as many behind them; write moments=none."
                            .formatted(rows.place(0), channels));
        }
        return switch (moments) {
            case AUTO, NONE -> Form.LATENTS;
            case LOGVAR -> Form.LOG_VARIANCES;
            case STD -> Form.DEVIATIONS;
        };
    }

    private ArrayChoices.Moments guessMoments(int channels, Probe probe, boolean last) {
        boolean deviations = name.contains("mean-std") || name.contains("mean_std");
        boolean law = deviations || name.contains("moments") || (channels == USUAL_MOMENTS && !name.equals("latents"));
        if (!law || channels % 2 != 0) {
            return ArrayChoices.Moments.NONE;
        }
        // Of channels that stand last the second half of the numbers is no half of the channels.
        boolean std = deviations || (!last && probe.leastBehind() >= 0);
        notes.add("%d channels taken for %d means and as many %s (moments=%s says otherwise)"
                .formatted(
                        channels,
                        channels / 2,
                        std ? "deviations" : "logarithms of variances",
                        std ? "logvar or none" : "std or none"));
        return std ? ArrayChoices.Moments.STD : ArrayChoices.Moments.LOGVAR;
    }
}
