package saltus.runtime.train;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import saltus.runtime.AtomicFile;
import saltus.runtime.JsonFile;

/** Files of a run folder that show what the run remembers, for people and their tools; written anew each time. */
record RunViews(RunFolder folder, RunHistory history) {
    /** Writes them as they are after so many steps; what there is nothing to show of has no file. */
    void write(long made) {
        if (!history.errors().isEmpty()) {
            JsonFile.write(folder.errors(), history.errors().shown(made));
        }
        StringBuilder measured = new StringBuilder();
        history.measured().forEach(samples -> {
            JsonObject line = samples.json();
            measured.append(line).append('\n');
        });
        if (!measured.isEmpty()) {
            byte[] bytes = measured.toString().getBytes(StandardCharsets.UTF_8);
            AtomicFile.write(folder.measured(), out -> out.write(bytes));
        }
    }
}
