package saltus.testkit;

import saltus.AdaptiveWeight;
import saltus.InnerTime;
import saltus.StepVelocity;
import saltus.TwoStep;
import saltus.pipeline.Pipeline;
import saltus.pipeline.opening.PerceptualNeedsPixels;
import saltus.pipeline.opening.TensorMethods;

/** What a design may be like, beyond having a component. */
enum Trait {
    CONTINUOUS("its target takes two steps") {
        @Override
        boolean of(Pipeline pipeline) {
            return pipeline.card()
                    .find(InnerTime.class)
                    .filter(inner -> inner.value() == InnerTime.AT_START)
                    .isPresent();
        }
    },
    ALONG_DATA("its first step follows the network") {
        @Override
        boolean of(Pipeline pipeline) {
            return pipeline.card()
                    .find(TwoStep.class)
                    .filter(target -> target.first().velocity() != StepVelocity.NETWORK)
                    .isPresent();
        }
    },
    /** Where noise outgrows the data by far, equal steps do not integrate a flow. */
    MODERATE_NOISE("its noise outgrows the data") {
        @Override
        boolean of(Pipeline pipeline) {
            return Plane.value(p -> pipeline.path().sigma(p.t()), 0, 1, 0, 0) < 3;
        }
    },
    FULL_ADAPTIVE_WEIGHT("its adaptive weight has another power than 1") {
        @Override
        boolean of(Pipeline pipeline) {
            return pipeline.card()
                            .find(AdaptiveWeight.class)
                            .map(AdaptiveWeight::power)
                            .orElse(1.0)
                    == 1;
        }
    },
    SEES_POINTS("its loss looks at pictures, not at points") {
        @Override
        boolean of(Pipeline pipeline) {
            return !pipeline.obligations().contains(new PerceptualNeedsPixels());
        }
    },
    TENSOR_METHODS("it has no methods over tensors") {
        @Override
        boolean of(Pipeline pipeline) {
            return pipeline.obligations().contains(new TensorMethods());
        }
    };

    private final String otherwise;

    Trait(String otherwise) {
        this.otherwise = otherwise;
    }

    abstract boolean of(Pipeline pipeline);

    /** What a design is like that lacks the trait. */
    String otherwise() {
        return otherwise;
    }
}
