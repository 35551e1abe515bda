package saltus.processor.mirror;

/** Source text as a message quotes it: one line that is not too long. */
final class Snippet {
    private static final int LONGEST = 60;

    private Snippet() {}

    static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip() + " ..";
    }
}
