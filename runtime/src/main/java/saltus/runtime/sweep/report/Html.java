package saltus.runtime.sweep.report;

/** Text in a page. */
final class Html {
    private Html() {}

    /** The text as it is read, whatever signs it has. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
