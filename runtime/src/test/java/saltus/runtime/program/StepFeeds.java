package saltus.runtime.program;

import java.util.Random;
import java.util.stream.LongStream;
import saltus.graph.Dim;
import saltus.pipeline.Draw;
import saltus.pipeline.TrainingStep;
import saltus.runtime.network.Architecture;
import saltus.runtime.random.Draws;

/** Random samples, labels and draws of a training step. */
final class StepFeeds {
    private final Architecture network;
    private final TrainingStep step;
    private final int rows;

    StepFeeds(Architecture network, TrainingStep step) {
        this.network = network;
        this.step = step;
        this.rows = step.batchSize();
    }

    /** The feed of a step by its number; equal numbers give equal feeds. */
    Feed at(long number) {
        Random random = new Random(number);
        int size = Math.toIntExact(rows * network.sample().fixedSize());
        return at(number, random.doubles(size, -1, 1).toArray());
    }

    /** The same with given samples. */
    Feed at(long number, double[] images) {
        Random random = new Random(number);
        long[] labels = LongStream.generate(() -> random.nextInt(Math.max(1, network.classes())))
                .limit(rows)
                .toArray();
        long[] shape = LongStream.concat(
                        LongStream.of(rows), network.sample().dims().stream().mapToLong(Dim::size))
                .toArray();
        Feed feed = new Feed().reals("images", images, shape).integers("labels", labels, rows);
        for (Draw draw : step.draws()) {
            long[] extents = draw.shape().dims().stream()
                    .mapToLong(dim -> dim.isFixed() ? dim.size() : rows)
                    .toArray();
            feed.reals("draw." + draw.name(), Draws.of(1, number, draw, rows), extents);
        }
        return feed;
    }
}
