package saltus.processor.rules;

import com.google.auto.service.AutoService;

/** A batch consists of whole groups; the batch is known when training starts (framework, C40). */
@AutoService(Rule.class)
public final class GroupsDivideBatch extends Opened {
    @Override
    public String claim() {
        return "a batch is a whole number of groups";
    }
}
