package saltus.processor.mirror;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The first sentence of a documentation comment, without tags. */
final class Summary {
    private static final Pattern SENTENCE = Pattern.compile("^(.*?[.!?])(\\s|$)", Pattern.DOTALL);
    private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+([^}]*)}");

    private Summary() {}

    static String of(@Nullable String documentation) {
        if (documentation == null) {
            return "";
        }
        String text = INLINE_TAG.matcher(documentation.strip()).replaceAll("$1").replaceAll("<[^>]*>", "");
        int block = text.indexOf("\n @");
        String prose = block < 0 ? text : text.substring(0, block);
        Matcher first = SENTENCE.matcher(prose.strip());
        String sentence = first.find() ? first.group(1) : prose;
        return sentence.replaceAll("\\s+", " ").strip();
    }
}
