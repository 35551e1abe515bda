package saltus.runtime.door;

/** Options for tests outside this package. */
public final class OptionsOf {
    private OptionsOf() {}

    /** The options of a text. */
    public static Options text(String text) {
        return new Options(
                new Offer() {
                    @Override
                    public String name() {
                        return "files";
                    }

                    @Override
                    public String summary() {
                        return "files of a test";
                    }
                },
                "data set",
                text);
    }
}
