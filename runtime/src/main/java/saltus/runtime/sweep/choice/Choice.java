package saltus.runtime.sweep.choice;

import java.lang.annotation.Annotation;
import saltus.pipeline.Pipeline;

/** One of the alternatives of a slot. */
public sealed interface Choice {
    /** As somebody writes it. */
    String text();

    /** What the base has. */
    record Base() implements Choice {
        /** How it is written. */
        public static final String TEXT = "base";

        @Override
        public String text() {
            return TEXT;
        }
    }

    /**
     * A component.
     *
     * @param annotation made of values, those at their default left out where nobody wrote them
     */
    record Part(Annotation annotation) implements Choice {
        @Override
        public String text() {
            return ComponentText.of(annotation);
        }
    }

    /**
     * Another recipe in the place of the base.
     *
     * @param pipeline of that recipe
     */
    record Whole(Pipeline pipeline) implements Choice {
        @Override
        public String text() {
            return pipeline.card().recipe();
        }
    }

    /**
     * The value of a training's option.
     *
     * @param text as the option takes it
     */
    record Setting(String text) implements Choice {}
}
