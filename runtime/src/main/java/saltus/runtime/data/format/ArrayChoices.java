package saltus.runtime.data.format;

import java.util.List;
import java.util.Locale;
import saltus.runtime.door.Options;

/**
 * How an array is to be understood where its numbers do not say.
 *
 * @param kind whether its rows are pixels or latents
 * @param moments whether the channels are means and what stands behind them
 * @param channels where the channels stand
 * @param range of pixels that are floats
 */
public record ArrayChoices(Kind kind, Moments moments, Channels channels, Range range) {
    /** Everything by looking at the numbers. */
    static final ArrayChoices AUTO = new ArrayChoices(Kind.AUTO, Moments.AUTO, Channels.AUTO, Range.AUTO);

    /** How the options are written. */
    static final String FORM =
            "[,kind=pixels|latents][,moments=logvar|std|none][,channels=first|last][,range=-1..1|0..1|0..255]";

    /** What a row is. */
    public enum Kind {
        AUTO,
        PIXELS,
        LATENTS;
    }

    /** What the second half of the channels is. */
    public enum Moments {
        AUTO,
        LOGVAR,
        STD,
        NONE;
    }

    /** Which side is that of the channels. */
    public enum Channels {
        AUTO,
        FIRST,
        LAST;
    }

    /** What is black and white. */
    public enum Range {
        AUTO("auto"),
        SIGNED("-1..1"),
        UNIT("0..1"),
        BYTE("0..255");

        private final String text;

        Range(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What the options say, which are asked for. */
    public static ArrayChoices of(Options options) {
        return new ArrayChoices(
                choice(options, "kind", Kind.values()),
                choice(options, "moments", Moments.values()),
                choice(options, "channels", Channels.values()),
                choice(options, "range", Range.values()));
    }

    private static <E extends Enum<E>> E choice(Options options, String key, E[] values) {
        List<String> words = List.of(values).stream()
                .map(value -> value.toString().toLowerCase(Locale.ROOT))
                .toList();
        return options.has(key) ? values[words.indexOf(options.choice(key, words.get(0), words))] : values[0];
    }
}
