package saltus.processor.component.metric;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.Drift;
import saltus.EnergyDistance;
import saltus.FrechetDistance;
import saltus.KernelDiscrepancy;
import saltus.SetKernel;
import saltus.SinkhornDivergence;
import saltus.pipeline.Discrepancy;
import saltus.pipeline.opening.BatchHoldsSets;
import saltus.pipeline.opening.Obligation;
import saltus.processor.component.comparison.Comparison;
import saltus.processor.design.Design;

/** A distance between the samples of a batch and its data, as two sets. */
public sealed interface SetMetric extends Metric {
    /** What pairs of a sample with itself do, as the end of a statement. */
    private static String bias(boolean selfPairs) {
        return selfPairs
                ? "; pairs of a sample with itself count, so that in a batch of B samples vary by a share of 1/B too little"
                : "; its mean over batches is without bias but for shares of 1/B in a batch of B";
    }

    /** What becomes of the samples' law, for people. */
    String says();

    @Override
    default boolean comparesRows() {
        return false;
    }

    @Override
    default boolean comparesSets() {
        return true;
    }

    @Override
    default boolean weighsRows() {
        return false;
    }

    @Override
    default List<Obligation> obligations() {
        return List.of(new BatchHoldsSets(false));
    }

    /** Along a field of data and samples. */
    record Drifting(Drift values) implements SetMetric {
        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "new $T($L, $L, $L).of(examples, ends)",
                    saltus.pipeline.Drift.class,
                    values.smallest(),
                    values.middle(),
                    values.largest());
        }

        @Override
        public String says() {
            return "the field's mean is nothing where samples have the law of data; that it is nothing only there is not"
                    + " known";
        }

        /** Squares, one a sample. */
        @Override
        public boolean weighsRows() {
            return true;
        }
    }

    /** By entropic transport. */
    record Sinkhorn(SinkhornDivergence values) implements SetMetric {
        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "new $T($L, $L, $L).of(examples, ends)",
                    saltus.pipeline.SinkhornDivergence.class,
                    values.epsilon(),
                    values.iterations(),
                    values.selfPairs());
        }

        @Override
        public String says() {
            return "the divergence is nothing if and only if samples have the law of data"
                    + SetMetric.bias(values.selfPairs());
        }
    }

    /** By distances. */
    record Energy(EnergyDistance values) implements SetMetric {
        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.energy($L).of(examples, ends)", Discrepancy.class, values.selfPairs());
        }

        @Override
        public String says() {
            return "the distance is nothing if and only if samples have the law of data"
                    + SetMetric.bias(values.selfPairs());
        }
    }

    /** By a kernel. */
    record Discrepant(KernelDiscrepancy values) implements SetMetric {
        @Override
        public CodeBlock code() {
            return CodeBlock.of(
                    "$T.$L($L, $L).of(examples, ends)",
                    Discrepancy.class,
                    values.kernel() == SetKernel.GAUSSIAN ? "gaussian" : "laplace",
                    values.width(),
                    values.selfPairs());
        }

        @Override
        public String says() {
            return "the discrepancy is nothing if and only if samples have the law of data"
                    + SetMetric.bias(values.selfPairs());
        }
    }

    /** By moments. */
    record Frechet(FrechetDistance values, Design design) implements SetMetric {
        @Override
        public CodeBlock code() {
            return CodeBlock.of("$T.of(ends)", saltus.pipeline.FrechetDistance.class);
        }

        @Override
        public String says() {
            return "the distance is nothing if mean and covariance are those of data, whatever the laws; in a batch of B"
                    + " samples vary by a share of the numbers of a sample over B too little";
        }

        @Override
        public List<Obligation> obligations() {
            return List.of(new BatchHoldsSets(!Comparison.of(design).ofFeatures()));
        }
    }
}
