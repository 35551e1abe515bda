package saltus.runtime.cli;

import java.io.PrintWriter;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import saltus.runtime.BadInputException;
import saltus.runtime.UnusableResultException;
import saltus.runtime.Version;

/** The door: {@code java -jar saltus.jar COMMAND}. */
@Command(
        name = "saltus",
        mixinStandardHelpOptions = true,
        version = "Saltus " + Version.NUMBER,
        description = {
            "One-step generative models, designed like programs.",
            "",
            "A recipe is an annotated Java interface that the compiler has checked; these commands train it, sample it"
                    + " and measure it. Your own recipes are found when their classes are on the class path:",
            "",
            "  javac -cp saltus.jar -d classes MyRecipe.java",
            "  java -cp saltus.jar:classes saltus.runtime.cli.Saltus train MyRecipe"
        },
        footer = {
            "",
            "Examples:",
            "  saltus train MeanFlow        learn the usual data, sample them in one step",
            "  saltus doors                 data, networks and metrics, and how to add your own",
            "  saltus doctor                what this machine has, what fits, and what to do",
            "  saltus sample RUN --steps 2",
            "  saltus export RUN            the model for those who have PyTorch and not Saltus",
            "",
            "Exit codes: 0 done, 1 a mistake in Saltus, 2 a mistake in the input, 3 the work was done but its result"
                    + " is of no use, such as numbers that are not finite. 2 and 3 are said in one sentence; nothing is"
                    + " half-written."
        },
        subcommands = {
            RecipesCommand.class,
            ExplainCommand.class,
            TrainCommand.class,
            SampleCommand.class,
            EvaluateCommand.class,
            CompareCommand.class,
            ReportCommand.class,
            SweepCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            DoorsCommand.class,
            DoctorCommand.class,
            HelpCommand.class
        })
public final class Saltus {
    private static final int MISTAKE_OF_THE_USER = 2;
    private static final int MISTAKE_OF_OURS = 1;
    private static final int UNUSABLE_RESULT = 3;
    private static final int MEGA = 1_000_000;

    private Saltus() {}

    /** Runs a command and ends the virtual machine with its exit code. */
    public static void main(String[] arguments) {
        // no command opens a window, so that no screen, dead or alive, matters
        System.setProperty("java.awt.headless", "true");
        // numbers in files and on axes have the digits of all machines
        Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
        System.exit(execute(commandLine(), arguments));
    }

    /**
     * Runs a command for a program that embeds it.
     *
     * @param out gets what the command says
     * @param err gets what is wrong
     * @return the exit code
     */
    public static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return run(FileSystems.getDefault(), out, err, arguments);
    }

    /**
     * The same on another file system.
     *
     * @param files where the paths of the arguments are
     */
    public static int run(FileSystem files, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine saltus = commandLine().registerConverter(Path.class, files::getPath);
        return execute(saltus.setOut(out).setErr(err), arguments);
    }

    private static int execute(CommandLine saltus, String... arguments) {
        try {
            return saltus.execute(arguments);
        } catch (OutOfMemoryError e) {
            return explainMemory(saltus.getErr());
        }
    }

    private static CommandLine commandLine() {
        CommandLine saltus = new CommandLine(new Saltus());
        saltus.getSubcommands().values().forEach(DoorLists::fill);
        return saltus.setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Saltus::explainParameters)
                .setExecutionExceptionHandler(Saltus::explain);
    }

    private static int explainParameters(CommandLine.ParameterException mistake, String[] arguments) {
        CommandLine command = mistake.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("saltus: " + mistake.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(mistake, err);
        err.println("See '" + command.getCommandSpec().qualifiedName(" ") + " --help'.");
        return MISTAKE_OF_THE_USER;
    }

    private static int explain(Exception exception, CommandLine command, CommandLine.ParseResult result) {
        PrintWriter err = command.getErr();
        if (exception instanceof BadInputException) {
            err.println("saltus: " + exception.getMessage());
            return MISTAKE_OF_THE_USER;
        }
        if (exception instanceof UnusableResultException) {
            err.println("saltus: " + exception.getMessage());
            return UNUSABLE_RESULT;
        }
        if (isOutOfMemory(exception)) {
            return explainMemory(err);
        }
        err.println("saltus: this is a mistake in Saltus, please report it with the lines below.");
        exception.printStackTrace(err);
        return MISTAKE_OF_OURS;
    }

    /** What was not foreseen: Java's own memory, or the engine's. */
    private static boolean isOutOfMemory(Throwable exception) {
        for (Throwable e = exception; e != null; e = e.getCause()) {
            String says = String.valueOf(e.getMessage());
            if (e instanceof OutOfMemoryError
                    || says.contains("can't allocate memory")
                    || says.contains("out of memory")) {
                return true;
            }
        }
        return false;
    }

    private static int explainMemory(PrintWriter err) {
        err.println(
                "saltus: The memory is full; give a smaller --batch, --count or network, or more of the machine's to"
                        + " Java, which has " + Runtime.getRuntime().maxMemory() / MEGA + " MB, by 'java -Xmx'.");
        return MISTAKE_OF_THE_USER;
    }
}
