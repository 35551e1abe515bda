package saltus.processor.rules;

import com.google.auto.service.AutoService;

/** A batch is a set of samples, large enough for what is compared; it is known when training starts. */
@AutoService(Rule.class)
public final class BatchHoldsSets extends Opened {
    @Override
    public String claim() {
        return "a batch is large enough to tell a law by";
    }
}
