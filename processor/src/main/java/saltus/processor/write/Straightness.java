package saltus.processor.write;

import saltus.FlowPath;
import saltus.PathKind;
import saltus.processor.design.Design;

/** Whether all solvers are the straight step x + (r - t) u, as they are on the linear path. */
final class Straightness {
    private Straightness() {}

    static boolean of(Design design) {
        return design.find(FlowPath.class).orElseThrow().value() == PathKind.LINEAR;
    }
}
