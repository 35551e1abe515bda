package saltus.processor.write;

import saltus.processor.design.Design;
import saltus.processor.design.FlowFormulas;

/** Whether all solvers are the straight step x + (r - t) u, as they are on the linear path. */
final class Straightness {
    private Straightness() {}

    static boolean of(Design design) {
        return FlowFormulas.of(design).orElseThrow().straight();
    }
}
