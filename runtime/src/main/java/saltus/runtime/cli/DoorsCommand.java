package saltus.runtime.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import saltus.runtime.door.Offer;
import saltus.runtime.door.Registry;

/** {@code saltus doors}: what has come in by each door. */
@Command(
        name = "doors",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the data, networks and metrics that are registered on the class path or in modules, with the classes that"
                    + " bring them: yours as those of Saltus. Texts are NAME, NAME:ARGUMENT, NAME:KEY=VALUE,KEY=VALUE or"
                    + " NAME:ARGUMENT,KEY=VALUE.",
            "",
            "'saltus explain DOOR' prints how to write one, with a complete example."
        })
final class DoorsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        for (Door door : Door.values()) {
            print(out, door);
        }
        out.flush();
    }

    private static void print(PrintWriter out, Door door) {
        Registry<? extends Offer> registry = door.registry();
        out.println(door.heading() + " (saltus explain " + door.page() + ")");
        List<String> lines = registry.help();
        for (int i = 0; i < lines.size(); i++) {
            out.println("  " + lines.get(i));
            String type = Registry.type(registry.all().get(i));
            if (!type.startsWith("saltus.runtime.")) {
                out.println("      " + type);
            }
        }
        out.println();
    }
}
