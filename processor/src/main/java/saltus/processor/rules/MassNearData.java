package saltus.processor.rules;

import com.google.auto.service.AutoService;
import saltus.processor.component.times.Edge;

/** One-step sampling ends at r = 0: some shortcuts have to end near it (framework, C5 and C26). */
@AutoService(Rule.class)
public final class MassNearData extends MassNear {
    @Override
    public String claim() {
        return "some shortcuts end near r = 0, where sampling ends";
    }

    @Override
    Edge edge() {
        return Edge.DATA;
    }

    @Override
    String where() {
        return "P(r < 0.03)";
    }

    @Override
    String what() {
        return "almost no shortcut ends near r = 0, where one-step sampling ends";
    }
}
