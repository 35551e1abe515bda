package saltus.processor.rules;

import com.google.auto.service.AutoService;
import java.util.List;

/** A batch has a bootstrap row for every dyadic step size; the batch is known when training starts (framework, C23). */
@AutoService(Rule.class)
public final class BatchHoldsEveryStep extends Opened {
    @Override
    public String claim() {
        return "a batch has a row for every dyadic step size";
    }

    @Override
    public List<String> presumes() {
        return List.of("DyadicGrid");
    }
}
