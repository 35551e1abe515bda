package saltus.processor.rules;

/** A plug-in velocity averages over a batch, which has to hold more than the row itself (framework, C36). */
public final class PlugInNeedsBatch extends Opened {
    @Override
    public String claim() {
        return "a batch has other samples to weigh";
    }
}
