package saltus.runtime.cli;

import picocli.CommandLine.Option;

/** Options about data, beside the text that names them. */
final class DataOptions {
    @Option(
            names = "--skip-broken",
            description = "Leave out samples that cannot be read, and list them (the same as ,skip=broken behind the"
                    + " data).")
    private boolean skipBroken;

    /** The text with what the options say. */
    String text(String data) {
        return skipBroken ? data + ",skip=broken" : data;
    }
}
