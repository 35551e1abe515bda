package saltus.runtime.data;

import saltus.runtime.door.Options;

/** A law of points in the plane without options, with mean 0 and deviation 1 in both coordinates. */
interface PlaneLaw extends DataSource, PointLaw {
    @Override
    default DataSet open(Options options) {
        return new EndlessPoints(2, this);
    }
}
