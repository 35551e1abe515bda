package saltus.processor.component.times;

import com.palantir.javapoet.CodeBlock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import saltus.LogTangentTimes;
import saltus.pipeline.LogTangentLaw;
import saltus.pipeline.Times;
import saltus.pipeline.opening.TrainedSteps;
import saltus.processor.component.Refusal;
import saltus.processor.component.inner.InnerRule;
import saltus.processor.component.term.Term;
import saltus.processor.design.Design;
import saltus.processor.proof.Interval;

/** Shortcuts to data from times of noise levels whose logarithm is normal. */
public record LogTangent(LogTangentTimes values, Design design) implements TimeLaw {
    private InnerRule inner() {
        return InnerRule.orStart(design);
    }

    @Override
    public Shares shares() {
        return new Shares(1, 0);
    }

    @Override
    public List<Region> regions() {
        return List.of(Region.toData(starts(), inner()));
    }

    private Interval starts() {
        return new Interval(time(-NormalLaw.FARTHEST), time(NormalLaw.FARTHEST));
    }

    private double time(double normal) {
        return 2 / Math.PI * Math.atan(Math.exp(values.mean() + values.deviation() * normal) / values.dataDeviation());
    }

    @Override
    public Ends ends() {
        return Ends.DATA;
    }

    @Override
    public OptionalDouble near(Edge edge) {
        double level = Math.log(values.dataDeviation() * Math.tan(Math.PI / 2 * (1 - NEAR)));
        return OptionalDouble.of(
                edge == Edge.NOISE ? 1 - NormalLaw.below((level - values.mean()) / values.deviation()) : 1);
    }

    @Override
    public String advice(Edge edge) {
        return "raise mean or deviation";
    }

    @Override
    public Optional<Refusal> refuses(InnerRule inner) {
        return inner.refusedWithoutGrid();
    }

    @Override
    public TrainedSteps trained() {
        return TimeLaw.drawn(starts(), Term.asksVelocity(design), new Interval(1, 1));
    }

    @Override
    public Walk walk() {
        return Walk.RENOISING;
    }

    @Override
    public void write(CodeBlock.Builder code) {
        code.addStatement(
                "$T times = new $T($L, $L, $L, $L).draw(step)",
                Times.class,
                LogTangentLaw.class,
                values.mean(),
                values.deviation(),
                values.dataDeviation(),
                inner().code());
    }
}
