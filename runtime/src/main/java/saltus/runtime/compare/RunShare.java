package saltus.runtime.compare;

import saltus.runtime.program.StepReport;
import saltus.runtime.train.ProgressLine;
import saltus.runtime.train.TrainingListener;

/**
 * Shows the steps of a run as a part of the work of all runs, which is counted in forward evaluations of the network: a
 * recipe that evaluates it more often takes longer.
 */
final class RunShare implements TrainingListener {
    private final ProgressLine line;
    private final String says;
    private final double cost;
    private final double done;
    private long before;

    /**
     * The part of a run.
     *
     * @param says stands behind the bar
     * @param cost of a step
     * @param done work before this part begins
     */
    RunShare(ProgressLine line, String says, double cost, double done) {
        this.line = line;
        this.says = says;
        this.cost = cost;
        this.done = done;
    }

    @Override
    public void begins(long made, long steps) {
        before = made;
    }

    @Override
    public void stepped(long step, StepReport report) {
        line.at(Math.round(done + (step - before) * cost), says);
    }
}
