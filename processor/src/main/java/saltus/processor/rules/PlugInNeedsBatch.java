package saltus.processor.rules;

import com.google.auto.service.AutoService;

/** A plug-in velocity averages over a batch, which has to hold more than the row itself (framework, C36). */
@AutoService(Rule.class)
public final class PlugInNeedsBatch extends Opened {
    @Override
    public String claim() {
        return "a batch has other samples to weigh";
    }
}
