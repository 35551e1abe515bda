package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import saltus.runtime.recipe.RecipeCatalog;
import saltus.runtime.sample.Model;
import saltus.runtime.sample.Trust;
import saltus.runtime.train.RunFolder;
import saltus.runtime.train.TrainedTeacher;

/** The option of recipes that follow a teacher. */
final class TeacherOptions {
    @Option(
            names = "--teacher",
            paramLabel = "RUN",
            description =
                    "The run folder of a trained model whose velocities a recipe with @TeacherVelocity or TEACHER follows: of the"
                            + " same data and path, by any recipe that learns velocities, weights from elsewhere by way of"
                            + " 'saltus import' (default: none). Its average of weights is read, and not changed.")
    private @Nullable Path run;

    /**
     * The teacher, if there is one.
     *
     * @throws saltus.runtime.BadInputException if the folder has no run, or one that cannot be opened
     */
    Named open(RecipeCatalog recipes, Trust trust) {
        if (run == null) {
            return new Named(Optional.empty(), Optional.empty());
        }
        RunInput input = RunInput.of(RunFolder.existing(run), Optional.empty());
        try {
            TrainedTeacher teacher = Model.teacher(input.checkpoint(), recipes, input.data(), trust);
            return new Named(Optional.of(input), Optional.of(teacher));
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /**
     * A teacher, and its file while somebody is taught.
     *
     * @param input its run
     * @param teacher its model
     */
    record Named(Optional<RunInput> input, Optional<TrainedTeacher> teacher) implements AutoCloseable {
        /** Says who teaches. */
        void tell(PrintWriter console) {
            input.ifPresent(run -> teacher.ifPresent(model -> console.printf(
                    "  taught by %s, after step %,d on %s%n",
                    model.name(), run.checkpoint().step(), run.data().text())));
        }

        @Override
        public void close() {
            input.ifPresent(RunInput::close);
        }
    }
}
