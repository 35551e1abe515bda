package saltus.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.annotation.Annotation;
import java.util.ServiceLoader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import saltus.pipeline.Card;
import saltus.pipeline.Pipeline;

/**
 * The constants that publications state, held against what the compiled recipes say. The table is written from the papers,
 * not from the recipes; a recipe that departs on purpose is not in it, and says why in its documentation.
 */
class PublishedConstantsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            LatentMeanFlow                       | LogitNormalTimes.mean               | -0.4   | 2505.13447, table 1
            LatentMeanFlow                       | LogitNormalTimes.deviation          | 1      | 2505.13447, table 1
            LatentMeanFlow                       | LogitNormalTimes.coincide           | 0.75   | 2505.13447, table 1
            LatentMeanFlow                       | AdaptiveWeight.power                | 1      | 2505.13447, table 1
            LatentMeanFlow                       | AdaptiveWeight.floor                | 0.001  | 2505.13447
            LatentMeanFlow                       | Guidance.omega                      | 1      | 2505.13447, B/2
            LatentMeanFlow                       | Guidance.kappa                      | 0.5    | 2505.13447, B/2
            LatentMeanFlow                       | LabelDropout.value                  | 0.1    | 2505.13447
            LatentImprovedMeanFlow               | LogitNormalTimes.mean               | -0.4   | released code of 2512.02012
            LatentImprovedMeanFlow               | LogitNormalTimes.deviation          | 1      | released code of 2512.02012
            LatentImprovedMeanFlow               | LogitNormalTimes.coincide           | 0.5    | 2512.02012
            LatentImprovedMeanFlow               | AdaptiveWeight.power                | 1      | released code of 2512.02012
            LatentImprovedMeanFlow               | AdaptiveWeight.floor                | 0.01   | released code of 2512.02012
            LatentImprovedMeanFlow               | GuidanceInput.max                   | 8      | 2512.02012
            LatentImprovedMeanFlow               | GuidanceInput.power                 | 1      | released code of 2512.02012
            LatentImprovedMeanFlow               | LabelDropout.value                  | 0.1    | 2512.02012
            MeanFlowB4                           | Guidance.omega                      | 3      | 2505.13447, B/4
            MeanFlowB4                           | Guidance.kappa                      | 0      | 2505.13447, B/4
            MeanFlowXL2                          | Guidance.omega                      | 0.2    | 2505.13447, XL/2
            MeanFlowXL2                          | Guidance.kappa                      | 0.92   | 2505.13447, XL/2
            MeanFlowXL2                          | Guidance.until                      | 0.75   | 2505.13447, XL/2
            CifarMeanFlow                        | LogitNormalTimes.mean               | -2     | 2505.13447, CIFAR-10
            CifarMeanFlow                        | LogitNormalTimes.deviation          | 2      | 2505.13447, CIFAR-10
            CifarMeanFlow                        | LogitNormalTimes.coincide           | 0.25   | 2505.13447, CIFAR-10
            CifarMeanFlow                        | AdaptiveWeight.power                | 0.75   | 2505.13447, CIFAR-10
            LaterCifarMeanFlow                   | SeparateLogitNormalTimes.startMean  | -0.6   | released code, CIFAR-10
            LaterCifarMeanFlow                   | SeparateLogitNormalTimes.startDeviation | 1.6 | released code, CIFAR-10
            LaterCifarMeanFlow                   | SeparateLogitNormalTimes.endMean    | -4     | released code, CIFAR-10
            LaterCifarMeanFlow                   | SeparateLogitNormalTimes.endDeviation | 1.6  | released code, CIFAR-10
            LatentSoFlow                         | SeparateLogitNormalTimes.startMean  | 0.2    | 2512.15657, released code
            LatentSoFlow                         | SeparateLogitNormalTimes.startDeviation | 0.8 | 2512.15657, released code
            LatentSoFlow                         | SeparateLogitNormalTimes.endMean    | -1     | 2512.15657, released code
            LatentSoFlow                         | SeparateLogitNormalTimes.endDeviation | 0.8  | 2512.15657, released code
            LatentSoFlow                         | SeparateLogitNormalTimes.coincide   | 0.75   | 2512.15657
            LatentSoFlow                         | LogitNormalFlowRows.mean            | -0.2   | 2512.15657, released code
            LatentSoFlow                         | LogitNormalFlowRows.deviation       | 1      | 2512.15657, released code
            LatentSoFlow                         | GuidanceFormula.kappa               | 0.75   | 2512.15657
            AlphaFlowXL2                         | Guidance.omega                      | 0.2    | 2510.20771, XL/2
            AlphaFlowXL2                         | Guidance.kappa                      | 0.92   | 2510.20771, XL/2
            AlphaFlowXL2                         | Guidance.until                      | 0.75   | 2510.20771, XL/2
            AlphaFlowXL2                         | LogitNormalTimes.coincide           | 0.5    | 2510.20771, XL/2
            AlphaFlowXL2                         | TargetClamp.value                   | 4      | 2510.20771
            LatentFlowAnchoredConsistency        | LogTangentTimes.mean                | -0.8   | 2507.03738, released code
            LatentFlowAnchoredConsistency        | LogTangentTimes.deviation           | 1.6    | 2507.03738, released code
            LatentFlowAnchoredConsistency        | AdaptiveWeight.power                | 0.5    | 2507.03738
            LatentFlowAnchoredConsistency        | TangentClamp.limit                  | 1      | 2507.03738
            LatentDistilledFlowAnchoredConsistency | TeacherVelocity.omega             | 1.75   | 2507.03738, released code
            LatentDistilledFlowAnchoredConsistency | TeacherVelocity.until             | 0.875  | 2507.03738, released code
            LatentDistilledMeanFlow              | FormulaTimes.coincide               | 0.75   | 2511.13019, released code
            LatentDistilledMeanFlow              | FiniteDifference.step               | 0.005  | 2511.13019, released code
            LatentDistilledMeanFlow              | AdaptiveWeight.power                | 1      | 2511.13019, released code
            LatentDistilledMeanFlow              | AdaptiveWeight.floor                | 0.001  | 2511.13019, released code
            AlignYourFlow                        | TangentNormalisation.constant       | 0.1    | 2506.14603
            TransitionModel                      | LogitNormalTimes.mean               | -0.4   | 2509.04394
            TransitionModel                      | LogitNormalTimes.coincide           | 0.5    | 2509.04394
            TransitionModel                      | FiniteDifference.step               | 0.005  | 2509.04394
            DecoupledMeanFlow                    | SeparateLogitNormalTimes.startMean  | 0.4    | 2510.24474, XL/2
            DecoupledMeanFlow                    | SeparateLogitNormalTimes.endMean    | -1.2   | 2510.24474, XL/2
            DecoupledMeanFlow                    | SeparateLogitNormalTimes.coincide   | 0.5    | 2510.24474
            DecoupledMeanFlow                    | LogitNormalFlowRows.mean            | 0      | 2510.24474, XL/2
            DecoupledMeanFlow                    | Guidance.kappa                      | 0.6    | 2510.24474, XL/2
            DecoupledMeanFlow                    | Guidance.until                      | 0.7    | 2510.24474, XL/2
            AblationA1                           | PlugInVelocity.probability          | 1      | 2512.11831, ablation
            AblationA2                           | PlugInVelocity.probability          | 0.5    | 2512.11831, ablation
            AblationB2                           | PlugInVelocity.probability          | 0.5    | 2512.11831, ablation
            AblationC                            | GradualTimes.steps                  | 20000  | 2512.11831, ablation
            ExplicitShortcutB2                   | PlugInVelocity.probability          | 0.5    | 2512.11831, B/2
            ExplicitShortcutB2                   | GradualTimes.steps                  | 20000  | 2512.11831, B/2
            ExplicitShortcutB2                   | Guidance.kappa                      | 0.5    | 2512.11831, B/2
            ExplicitShortcutXL2                  | PlugInVelocity.probability          | 0.2    | 2512.11831, XL/2
            ExplicitShortcutXL2                  | Guidance.omega                      | 0.2    | 2512.11831, XL/2
            ExplicitShortcutXL2                  | Guidance.kappa                      | 0.92   | 2512.11831, XL/2
            ExplicitShortcutXL2                  | Guidance.until                      | 0.75   | 2512.11831, XL/2
            ConsistencyEdm                       | EdmPath.largest                     | 80     | 2303.01469, section 5
            ConsistencyEdm                       | KarrasTimes.largest                 | 80     | 2303.01469, section 5
            ConsistencyEdm                       | KarrasTimes.smallest                | 0.002  | 2303.01469, section 5
            ConsistencyEdm                       | KarrasTimes.rho                     | 7      | 2303.01469, section 5
            ConsistencyEdm                       | BoundarySkip.dataDeviation          | 0.5    | 2303.01469, appendix C
            ConsistencyEdm                       | BoundarySkip.smallest               | 0.002  | 2303.01469, appendix C
            ConsistencyEdm                       | EdmPreconditioning.dataDeviation    | 0.5    | 2206.00364, table 1
            Drifting                             | Drift.smallest                      | 0.02   | 2602.04770
            Drifting                             | Drift.middle                        | 0.05   | 2602.04770
            Drifting                             | Drift.largest                       | 0.2    | 2602.04770
            ProgressiveConsistency               | ProgressiveScales.first             | 2      | 2303.01469, appendix C
            ProgressiveConsistency               | ProgressiveScales.last              | 200    | 2303.01469, appendix C
            ProgressiveConsistency               | ProgressiveScales.steps             | 800000 | 2303.01469, appendix C
            ProgressiveConsistency               | ProgressiveTargetNetwork.decay      | 0.95   | 2303.01469, appendix C
            ImprovedConsistency                  | KarrasTimes.mean                    | -1.1   | 2310.14189, section 3.5
            ImprovedConsistency                  | KarrasTimes.deviation               | 2      | 2310.14189, section 3.5
            ImprovedConsistency                  | PseudoHuber.scale                   | 0.00054 | 2310.14189, section 3.3
            ShortcutDiffusion                    | DyadicTimes.steps                   | 128    | 2512.11831, reference
            ShortcutDiffusion                    | DyadicTimes.bootstrap               | 0.25   | 2512.11831, reference
            ShortcutDiffusion                    | BootstrapGuidance.omega             | 1.5    | 2410.12557
            ShortcutDiffusion                    | TargetClamp.value                   | 4      | 2410.12557, released code
            OriginalShortcutDiffusion            | DyadicTimes.bootstrap               | 0.125  | 2410.12557, released code
            OriginalShortcutDiffusion            | TargetNetwork.decay                 | 0.999  | 2410.12557
            PublishedInductiveMomentMatching     | GroupTimes.size                     | 4      | 2503.07565
            PublishedInductiveMomentMatching     | GroupTimes.until                    | 0.994  | 2503.07565
            PublishedInductiveMomentMatching     | EtaDecrement.exponent               | 12     | 2503.07565
            PublishedInductiveMomentMatching     | Preconditioning.dataDeviation       | 0.5    | 2503.07565
            PublishedContinuousConsistencyCosine | LogTangentTimes.mean                | -1     | 2410.11081
            PublishedContinuousConsistencyCosine | LogTangentTimes.deviation           | 1.4    | 2410.11081
            PublishedContinuousConsistencyCosine | LogTangentTimes.dataDeviation       | 0.5    | 2410.11081
            PublishedContinuousConsistencyCosine | TangentWarmUp.steps                 | 10000  | 2410.11081
            PublishedContinuousConsistencyCosine | TangentNormalisation.constant       | 0.1    | 2410.11081
            LatentContinuousConsistencyLinear    | LogitNormalTimes.mean               | -1     | 2512.11831, reference
            LatentContinuousConsistencyLinear    | LogitNormalTimes.deviation          | 1.4    | 2512.11831, reference
            LatentContinuousConsistencyLinear    | LogitNormalTimes.coincide           | 0.75   | 2512.11831, reference
            LatentContinuousConsistencyLinear    | TangentWarmUp.steps                 | 10000  | 2512.11831, reference
            LatentAlphaFlow                      | TargetClamp.value                   | 4      | 2510.20771
            FiniteDifferenceMeanFlow             | FiniteDifference.step               | 0.005  | 2509.04394
            """)
    void memberHasThePublishedValue(String recipe, String member, double value, String source)
            throws ReflectiveOperationException {
        String[] names = member.split("\\.", -1);
        Card card = card(recipe);
        Annotation component = card.components().stream()
                .map(Card.Part::annotation)
                .filter(annotation ->
                        annotation.annotationType().getSimpleName().equals(names[0]))
                .findFirst()
                .orElseThrow(() -> new AssertionError(recipe + " has no @" + names[0] + ", see " + source));
        Number found = (Number) component.annotationType().getMethod(names[1]).invoke(component);
        assertEquals(value, found.doubleValue(), 0, () -> recipe + ", see " + source);
    }

    private static Card card(String recipe) {
        return ServiceLoader.load(Pipeline.class).stream()
                .map(provider -> provider.get().card())
                .filter(card -> card.type().equals("saltus.recipes." + recipe))
                .findFirst()
                .orElseThrow();
    }
}
