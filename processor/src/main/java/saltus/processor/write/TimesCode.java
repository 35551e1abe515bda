package saltus.processor.write;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;
import saltus.DyadicTimes;
import saltus.EndAtData;
import saltus.EtaDecrement;
import saltus.GroupTimes;
import saltus.KarrasTimes;
import saltus.LevelLaw;
import saltus.LogTangentTimes;
import saltus.LogitNormalTimes;
import saltus.ProgressiveScales;
import saltus.SeparateLogitNormalTimes;
import saltus.UniformTimes;
import saltus.graph.Tensor;
import saltus.pipeline.DyadicLaw;
import saltus.pipeline.FlowLaw;
import saltus.pipeline.GridLaw;
import saltus.pipeline.GroupLaw;
import saltus.pipeline.InnerSplit;
import saltus.pipeline.KarrasGrid;
import saltus.pipeline.LogTangentLaw;
import saltus.pipeline.PairLaw;
import saltus.pipeline.Times;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;
import saltus.processor.design.FormulaKind;
import saltus.processor.design.InnerRule;

/** Writes the law of times. */
final class TimesCode {
    private final Design design;
    private final CodeBlock.Builder code;

    private TimesCode(Design design, CodeBlock.Builder code) {
        this.design = design;
        this.code = code;
    }

    /** Declares {@code times}, and what it is made of where later lines need it. */
    static void write(Design design, CodeBlock.Builder code) {
        new TimesCode(design, code).write();
    }

    private void write() {
        fraction()
                .ifPresent(law -> code.addStatement(
                        "$T fraction = $L(step.progress($L))",
                        Tensor.class,
                        law.kind().method(),
                        law.steps()));
        Optional<CodeBlock> pairs = pairs();
        Optional<DyadicTimes> dyadic = design.find(DyadicTimes.class);
        if (pairs.isPresent()) {
            code.addStatement("$T times = $T.$L$L.draw(step)", Times.class, PairLaw.class, pairs.get(), end());
        } else if (dyadic.isPresent()) {
            DyadicTimes law = dyadic.get();
            code.addStatement(
                    "$1T law = new $1T($2L, $3L)$4L",
                    DyadicLaw.class,
                    law.steps(),
                    law.bootstrap(),
                    law.onGrid() ? ".onGrid()" : "");
            code.addStatement("$T times = law.draw(step)", Times.class);
        } else {
            code.addStatement("$T times = $L.draw(step)", Times.class, single());
        }
    }

    private Optional<Curriculum> fraction() {
        return InnerRule.of(design).orElse(null) instanceof InnerRule.Scheduled rule
                ? rule.fraction()
                : Optional.empty();
    }

    private Optional<CodeBlock> pairs() {
        return design.find(LogitNormalTimes.class)
                .map(law -> CodeBlock.of(
                        "logitNormal($L, $L, $L, $L)", law.mean(), law.deviation(), law.coincide(), inner(true)))
                .or(() -> design.find(UniformTimes.class)
                        .map(law -> CodeBlock.of("uniform($L, $L)", law.coincide(), inner(true))))
                .or(() -> design.find(SeparateLogitNormalTimes.class)
                        .map(law -> CodeBlock.of(
                                "separate(new $1T($2L, $3L), new $1T($4L, $5L), $6L, $7L)",
                                PairLaw.Normal.class,
                                law.startMean(),
                                law.startDeviation(),
                                law.endMean(),
                                law.endDeviation(),
                                law.coincide(),
                                inner(false))));
    }

    private CodeBlock end() {
        return Curriculum.gradual(design)
                .map(curriculum -> CodeBlock.of(
                        ".endingAtData($L(step.progress($L)))",
                        curriculum.kind().method(),
                        curriculum.steps()))
                .orElse(CodeBlock.of(design.has(EndAtData.class) ? ".endingAtData()" : ""));
    }

    private CodeBlock single() {
        return design.find(GroupTimes.class)
                .map(law -> CodeBlock.of("new $T($L, $L, $L)", GroupLaw.class, law.size(), law.until(), inner(false)))
                .or(() -> design.find(LogTangentTimes.class)
                        .map(law -> CodeBlock.of(
                                "new $T($L, $L, $L, $L)",
                                LogTangentLaw.class,
                                law.mean(),
                                law.deviation(),
                                law.dataDeviation(),
                                inner(false))))
                .or(() -> design.find(KarrasTimes.class).map(this::grid))
                .orElse(CodeBlock.of("new $T()", FlowLaw.class));
    }

    private CodeBlock grid(KarrasTimes law) {
        CodeBlock grid = CodeBlock.of("new $T($L, $L, $L)", KarrasGrid.class, law.smallest(), law.largest(), law.rho());
        CodeBlock squashed = CodeBlock.of(law.squashed() ? ".squashed()" : "");
        if (design.has(ProgressiveScales.class)) {
            return CodeBlock.of(
                    "$T.growing(PATH, $L, $L.levels(step))$L",
                    GridLaw.class,
                    grid,
                    SettingMethods.scales(design),
                    squashed);
        }
        return law.law() == LevelLaw.UNIFORM
                ? CodeBlock.of("$T.uniform(PATH, $L, $L)$L", GridLaw.class, grid, law.scales(), squashed)
                : CodeBlock.of(
                        "$T.logNormal(PATH, $L, $L, $L, $L)$L",
                        GridLaw.class,
                        grid,
                        law.scales(),
                        law.mean(),
                        law.deviation(),
                        squashed);
    }

    /** The rule for s; a plain fraction may stay a number where the law takes one. */
    private CodeBlock inner(boolean asNumber) {
        InnerRule rule = InnerRule.of(design).orElse(new InnerRule.AtStart());
        if (rule instanceof InnerRule.ByFormula) {
            return CodeBlock.of("$L::$L", PipelineWriter.className(design), FormulaKind.INNER.method());
        }
        if (rule instanceof InnerRule.Random) {
            return CodeBlock.of("$T.random(step)", InnerSplit.class);
        }
        if (rule instanceof InnerRule.Scheduled) {
            return CodeBlock.of("$T.fraction(fraction)", InnerSplit.class);
        }
        if (rule instanceof InnerRule.ByDecrement named) {
            EtaDecrement decrement = named.decrement().orElseThrow();
            return CodeBlock.of(
                    "$T.etaDecrement(PATH, $L, $L, $L)",
                    InnerSplit.class,
                    decrement.exponent(),
                    decrement.until(),
                    decrement.staysAboveEnd());
        }
        double fraction = rule instanceof InnerRule.Fraction named ? named.fraction() : 0;
        return asNumber ? CodeBlock.of("$L", fraction) : CodeBlock.of("$T.fraction($L)", InnerSplit.class, fraction);
    }
}
