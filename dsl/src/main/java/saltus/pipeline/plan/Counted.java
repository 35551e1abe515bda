package saltus.pipeline.plan;

/**
 * What one order of evaluations asks the network.
 *
 * @param what with which arguments
 * @param mode what for
 * @param rows on which rows
 */
record Counted(String what, Mode mode, Plan.Rows rows) {
    boolean asksTheSame(Counted other) {
        return what.equals(other.what) && mode == other.mode;
    }

    Plan.Line line(Plan.Rows planned, Plan.Rows reference) {
        return new Plan.Line(what, mode, planned, reference);
    }
}
