package saltus.processor.write;

import saltus.processor.component.path.FlowFormulas;
import saltus.processor.design.Design;

/** Whether all solvers are the straight step x + (r - t) u, as they are on the linear path. */
final class Straightness {
    private Straightness() {}

    static boolean of(Design design) {
        return FlowFormulas.of(design).orElseThrow().straight();
    }
}
