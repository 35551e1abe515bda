package saltus.recipes.parity;

import java.util.Optional;

/**
 * Cases in which the reference computes something that no recipe means: a mistake of the reference, each with its reason.
 * Their corrected twins have to pass.
 */
final class KnownDefects {
    private KnownDefects() {}

    /** What is wrong with a case; empty if nothing is. */
    static Optional<String> of(ReferenceCase reference) {
        boolean mixed = reference.text("loss").equals("IMMLoss")
                && !reference.texts("switches").contains("kernel_pergroup");
        if (mixed) {
            return Optional.of(
                    "IMM as released: the kernel weight of a group is applied to the members of every other (framework, C40)");
        }
        boolean guided = reference.text("module").equals("consistency_loss")
                && reference.config().getAsJsonObject("ctor").get("cfg_omega").getAsDouble() > 1;
        return guided
                ? Optional.of(
                        "guided EDM consistency training: class 0 stands for no label, and guidance leads away from the"
                                + " label (framework, C43)")
                : Optional.empty();
    }
}
