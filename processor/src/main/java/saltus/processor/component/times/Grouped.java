package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import saltus.GroupTimes;
import saltus.pipeline.GroupLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.GroupsDivideBatch;
import saltus.pipeline.opening.Obligation;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.term.Term;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** One pair of times for each group of rows: t uniform up to a time short of noise, r uniform up to t. */
public record Grouped(GroupTimes values, Design design) implements TimeLaw {
    private InnerRule inner() {
        return InnerRule.orStart(design);
    }

    @Override
    public Shares shares() {
        return new Shares(1, 0);
    }

    @Override
    public List<Region> regions() {
        return List.of(Region.between(new Interval(0, values.until()), inner()));
    }

    @Override
    public Ends ends() {
        return Ends.OWN;
    }

    @Override
    public OptionalDouble near(Edge edge) {
        double until = values.until();
        if (edge == Edge.NOISE) {
            return OptionalDouble.of(Math.max(0, 1 - (1 - NEAR) / until));
        }
        return OptionalDouble.of(until <= NEAR ? 1 : NEAR / until * (1 + Math.log(until / NEAR)));
    }

    @Override
    public String advice(Edge edge) {
        return edge == Edge.NOISE ? "raise until" : "lower until";
    }

    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return inner.refusedWithoutGrid();
    }

    @Override
    public OptionalInt group() {
        return OptionalInt.of(values.size());
    }

    @Override
    public List<Obligation> obligations() {
        return List.of(new GroupsDivideBatch(values.size()));
    }

    @Override
    public TrainedSteps trained() {
        return TimeLaw.drawn(new Interval(0, values.until()), Term.asksVelocity(design), new Interval(0, 1));
    }

    @Override
    public Walk walk() {
        return Walk.SHORTCUTS;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement(
                "$T times = new $T($L, $L, $L).draw(step)",
                Times.class,
                GroupLaw.class,
                values.size(),
                values.until(),
                inner().code());
    }
}
