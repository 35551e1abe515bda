package saltus.pipeline.plan;

import saltus.graph.Array;
import saltus.pipeline.Draw;

/** Where the draws of a counted step come from. */
public interface Drawing {
    /** A draw of this law and shape. */
    Array draw(Draw.Law law, int... shape);
}
