package saltus.runtime;

/** Texts of files in sentences: short, and without what would move a terminal's cursor or change its colours. */
public final class Quoted {
    private static final int LONGEST = 40;

    private Quoted() {}

    /** The text between quotes. */
    public static String of(String text) {
        String start = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "..";
        return "'" + start.replaceAll("\\p{C}", "?") + "'";
    }
}
