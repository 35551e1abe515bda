package saltus.recipes.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import saltus.runtime.cli.Saltus;

/**
 * A command that was run in this process.
 *
 * @param code its exit code
 * @param out what it said
 * @param err what was wrong
 */
record Console(int code, String out, String err) {
    static Console run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts = new String[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = arguments[i].toString();
        }
        int code = Saltus.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new Console(code, out.toString(), err.toString());
    }
}
