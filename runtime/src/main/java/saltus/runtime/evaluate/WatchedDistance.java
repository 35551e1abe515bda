package saltus.runtime.evaluate;

import saltus.runtime.door.Registry;

/** A metric that came in by the door: what it throws is told with its name and class. */
record WatchedDistance(Registry<EvaluationMetric> metrics, EvaluationMetric metric, SetDistance distance)
        implements SetDistance {
    @Override
    public double between(PointSet left, PointSet right) {
        return metrics.guarded(metric, () -> distance.between(left, right));
    }

    @Override
    public double work(int samples, int size) {
        return metrics.guarded(metric, () -> distance.work(samples, size));
    }

    @Override
    public Reading reading(PointSet left, PointSet right) {
        return metrics.guarded(metric, () -> distance.reading(left, right));
    }

    @Override
    public int most() {
        return metrics.guarded(metric, distance::most);
    }

    @Override
    public boolean worseBelow() {
        return metrics.guarded(metric, distance::worseBelow);
    }

    @Override
    public boolean toTraining() {
        return metrics.guarded(metric, distance::toTraining);
    }
}
