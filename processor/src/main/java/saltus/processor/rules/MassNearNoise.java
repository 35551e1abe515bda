package saltus.processor.rules;

import com.google.auto.service.AutoService;
import saltus.processor.component.times.Edge;

/** One-step sampling starts at t = 1: some rows have to be trained near it (framework, C26). */
@AutoService(Rule.class)
public final class MassNearNoise extends MassNear {
    @Override
    public String claim() {
        return "some rows are trained near t = 1, where sampling starts";
    }

    @Override
    Edge edge() {
        return Edge.NOISE;
    }

    @Override
    String where() {
        return "P(t > 0.97)";
    }

    @Override
    String what() {
        return "almost nothing is trained near t = 1, where one-step sampling starts";
    }
}
