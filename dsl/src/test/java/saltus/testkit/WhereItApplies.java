package saltus.testkit;

import java.lang.annotation.Annotation;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.MethodLifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import saltus.pipeline.Card;

/** Skips what {@link Requires} other designs. */
final class WhereItApplies implements SkipExecutionHook {
    @Override
    public SkipResult shouldBeSkipped(LifecycleContext context) {
        if (!(context instanceof MethodLifecycleContext method)) {
            return SkipResult.doNotSkip();
        }
        Requires requires = method.targetMethod().getAnnotation(Requires.class);
        RecipeIdentities test = (RecipeIdentities) context.newInstance(method.containerClass());
        Card card = test.pipeline().card();
        for (Class<? extends Annotation> component : requires.value()) {
            if (!card.has(component)) {
                return SkipResult.skip("the design has no @" + component.getSimpleName());
            }
        }
        for (Class<? extends Annotation> component : requires.without()) {
            if (card.has(component)) {
                return SkipResult.skip("the design has @" + component.getSimpleName());
            }
        }
        for (Trait trait : requires.traits()) {
            if (!trait.of(test.pipeline())) {
                return SkipResult.skip("not for this design: " + trait.otherwise());
            }
        }
        return SkipResult.doNotSkip();
    }
}
