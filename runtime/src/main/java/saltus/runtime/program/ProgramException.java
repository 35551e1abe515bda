package saltus.runtime.program;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A native program did not load or failed. The message names the line of the program's text at which it did; that line
 * names the graph's value (value n is {@code vn}) and its type. The engine's own trace is in the cause.
 */
public final class ProgramException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern LINE = Pattern.compile("File \"" + Archive.FILE + "\", line (\\d+)");
    private static final String AT_RUN_TIME = "RuntimeError: ";

    private final String reason;

    private ProgramException(String what, String reason, String place, Throwable cause) {
        super(what + reason + place, cause);
        this.reason = reason;
    }

    /** What the engine says, without the place; one line. */
    String reason() {
        return reason.lines().findFirst().orElse(reason);
    }

    static ProgramException atLoad(String code, Throwable cause) {
        return of("the program does not load: ", code, cause);
    }

    static ProgramException atRun(String code, Throwable cause) {
        return of("the program failed: ", code, cause);
    }

    private static ProgramException of(String what, String code, Throwable cause) {
        String message = String.valueOf(cause.getMessage()).strip();
        int thrown = message.lastIndexOf(AT_RUN_TIME);
        String reason = thrown >= 0
                ? message.substring(thrown + AT_RUN_TIME.length())
                : message.lines().findFirst().orElse("");
        return new ProgramException(what, reason.strip(), place(code, message), cause);
    }

    /** The innermost line of the program that the engine's trace names: its last one. */
    private static String place(String code, String message) {
        String[] lines = code.split("\n", -1);
        Matcher matcher = LINE.matcher(message);
        String at = "";
        while (matcher.find()) {
            int line = Integer.parseInt(matcher.group(1));
            if (line >= 1 && line <= lines.length) {
                at = "\n  at line " + line + " of the program: " + lines[line - 1].strip();
            }
        }
        return at;
    }
}
