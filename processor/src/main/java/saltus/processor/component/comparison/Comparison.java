package saltus.processor.component.comparison;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import saltus.CompareFeatures;
import saltus.CompareOutputs;
import saltus.CompareSamples;
import saltus.pipeline.AnnotationView;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.PerceptualNeedsPixels;
import saltus.processor.component.Answers;
import saltus.processor.design.Design;

/** What of prediction and target is compared. */
public sealed interface Comparison {
    /** The comparison of a design; without a component outputs are compared. */
    static Comparison of(Design design) {
        return Answers.of(Comparison.class, design)
                .orElseGet(() -> new Outputs(AnnotationView.of(CompareOutputs.class)));
    }

    /** True if points are compared: samples, or what is seen of them. */
    boolean ofPoints();

    /** True if these are what a feature network sees. */
    default boolean ofFeatures() {
        return false;
    }

    /** What is asked of the two ends. */
    default CodeBlock code() {
        return CodeBlock.of("");
    }

    /** What has to hold for the data. */
    default List<Obligation> obligations() {
        return List.of();
    }

    /** What the network says. */
    record Outputs(CompareOutputs values) implements Comparison {
        @Override
        public boolean ofPoints() {
            return false;
        }
    }

    /** Where it leads. */
    record Samples(CompareSamples values) implements Comparison {
        @Override
        public boolean ofPoints() {
            return true;
        }
    }

    /** How that looks. */
    record Seen(CompareFeatures values) implements Comparison {
        @Override
        public boolean ofPoints() {
            return true;
        }

        @Override
        public boolean ofFeatures() {
            return true;
        }

        @Override
        public CodeBlock code() {
            return CodeBlock.of(".features()");
        }

        @Override
        public List<Obligation> obligations() {
            return List.of(new PerceptualNeedsPixels());
        }
    }
}
