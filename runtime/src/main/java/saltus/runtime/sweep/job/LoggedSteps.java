package saltus.runtime.sweep.job;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How far another process has trained, by the last line of its log. */
final class LoggedSteps {
    private static final int LONGEST_LINE = 1 << 14;
    private static final Pattern STEP = Pattern.compile("\"step\":(\\d{1,18})");

    private LoggedSteps() {}

    /** The last step of a log; 0 if there is none, or if it cannot be read, which only a bar is the worse for. */
    static long last(Path log) {
        if (!Files.isRegularFile(log)) {
            return 0;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] end = new byte[(int) Math.min(length, LONGEST_LINE)];
            file.seek(length - end.length);
            file.readFully(end);
            Matcher step = STEP.matcher(new String(end, StandardCharsets.UTF_8));
            long last = 0;
            while (step.find()) {
                last = Long.parseLong(step.group(1));
            }
            return last;
        } catch (IOException e) {
            return 0;
        }
    }
}
