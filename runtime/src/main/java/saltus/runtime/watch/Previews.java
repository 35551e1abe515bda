package saltus.runtime.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import saltus.runtime.FileProblem;
import saltus.runtime.data.DataSet;
import saltus.runtime.data.Samples;
import saltus.runtime.program.TrainingState;
import saltus.runtime.sample.SampleFiles;
import saltus.runtime.train.Inspection;

/**
 * Pictures of what one noise becomes while the run trains, after every so many steps, and at an eighth, a quarter and a half of
 * the first interval.
 *
 * @param learner who is watched
 * @param folder where they go; made when the first is
 * @param every steps, at least 1
 */
public record Previews(Learner learner, Path folder, long every) implements Inspection {
    private static final int POINTS = 2000;
    private static final int IMAGES = 64;
    private static final int EARLIEST = 8;

    @Override
    public boolean isDue(long made) {
        boolean isEarly = made < every && (EARLIEST * made) % every == 0 && Long.bitCount(EARLIEST * made / every) == 1;
        return made % every == 0 || isEarly;
    }

    @Override
    public Finding look(long made, TrainingState state) {
        Path picture = folder.resolve(String.format(Locale.ROOT, "%09d.png", made));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw FileProblem.cannotWrite(folder, e);
        }
        DataSet.Kind kind = learner.data().value().kind();
        int count = kind == DataSet.Kind.POINTS ? POINTS : IMAGES;
        String title = String.format(
                Locale.ROOT, "%s, step %,d", learner.pipeline().card().recipe(), made);
        SampleFiles.look(picture, together(state, count), kind, title);
        return new Picture(picture);
    }

    private Samples together(TrainingState state, int count) {
        try {
            return Samples.together(learner.samples(
                    state, count, List.of(), learner.data().value().units()));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
    }
}
