package saltus.runtime.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A native program failed; the message names the line of the program, which names the type of the graph's value. */
public final class ProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private ProgramException(String message, Throwable cause) {
        super(message, cause);
    }

    static ProgramException atLoad(String code, Throwable cause) {
        return new ProgramException("the program does not load: " + reason(code, cause), cause);
    }

    static ProgramException atRun(String code, Throwable cause) {
        return new ProgramException("the program failed: " + reason(code, cause), cause);
    }

    private static String reason(String code, Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher matcher = LINE.matcher(message);
        String at = "";
        while (matcher.find()) {
            int line = Integer.parseInt(matcher.group(1));
            String[] lines = code.split("\n", -1);
            if (line >= 1 && line <= lines.length) {
                at = "\n  at line " + line + ": " + lines[line - 1].strip();
            }
        }
        return message.strip() + at;
    }
}
