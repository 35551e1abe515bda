package saltus.runtime.tensorboard;

import saltus.runtime.record.Distribution;

/** What an event shows under a name. Source: the message {@code Summary.Value} of TensorFlow. */
sealed interface Value {
    /** Names with a stroke are shown in groups. */
    String tag();

    /** The value under its name. */
    Message message();

    private static Message named(String tag) {
        return new Message().text(1, tag);
    }

    /** A number. */
    record Scalar(String tag, double value) implements Value {
        @Override
        public Message message() {
            return named(tag).single(2, (float) value);
        }
    }

    /**
     * A picture.
     *
     * @param png a PNG file of three colours
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes on their way to a file
    record Picture(String tag, int height, int width, byte[] png) implements Value {
        private static final int COLOURS = 3;

        @Override
        public Message message() {
            Message image = new Message()
                    .integer(1, height)
                    .integer(2, width)
                    .integer(3, COLOURS)
                    .bytes(4, png);
            return named(tag).message(4, image);
        }
    }

    /** How numbers are distributed. */
    record Histogram(String tag, Distribution distribution) implements Value {
        @Override
        public Message message() {
            Message histogram = new Message()
                    .real(1, distribution.least())
                    .real(2, distribution.greatest())
                    .real(3, (double) distribution.count())
                    .real(4, distribution.sum())
                    .real(5, distribution.squares())
                    .reals(6, distribution.edges())
                    .reals(
                            7,
                            distribution.counts().stream()
                                    .mapToDouble(count -> count)
                                    .toArray());
            return named(tag).message(5, histogram);
        }
    }
}
