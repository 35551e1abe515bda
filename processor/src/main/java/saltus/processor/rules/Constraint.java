package saltus.processor.rules;

import java.util.List;

/** The 48 constraints of the framework (section 6), each with what guards it. */
public enum Constraint {
    C1("the path joins data and noise", "PathEndpoints"),
    C2("the signal-to-noise ratio falls all the way", "SignalToNoiseFalls", "PathIsContinuous"),
    C3("derivatives are those of what they claim", "HandWrittenCoefficients"),
    C4("step coefficients are those of the path", "HandWrittenCoefficients"),
    C5("a step that ignores its end is used for r = 0 only", "SampledStepsAreTrained"),
    C6("the loss supports the path", "SupportedTarget"),
    C7("time has one unit", "PathEndpoints"),
    C8("time has one direction", "PathEndpoints"),
    C9("path and sampler have the same noise", "SharedNoiseScale"),
    C10("solvers fit the network's output", "SolverFitsOutput"),
    C11("the network knows where its step ends", "NetworkSeesTimes"),
    C12("a step of length zero changes nothing", "IdentityAtCoincidence"),
    C13("conditional velocities are those of the very sample", "SameSampleVelocity"),
    C14("steps are regular at both ends", "VelocityHeads"),
    C15("training and sampling share the preconditioning", "SharedPreconditioning"),
    C16("the network gets what it takes", "NetworkCall", "LabelsForGuidance"),
    C17("variational weights have a log-variance head", "LogVarianceHead"),
    C18("what belongs to a row has one number a row", "RowsAreRows"),
    C19("r <= s <= t", "InnerTimeInInterval", "TimesAreOrdered"),
    C20(
            "a target differs from the prediction",
            "ContinuousNeedsDerivative",
            "DiscreteNeedsNetworkStep",
            "DataReachesTarget",
            "InnerTimeInInterval"),
    C21(
            "rows with r = t learn the velocity, the others a shortcut",
            "TimesFitTarget",
            "AverageNeedsTarget",
            "CoincideIsProbability",
            "EndNeedsPairLaw"),
    C22("guidance reads what is trained", "GuidanceNeedsCoincidingTimes", "GuidanceNeedsNullLabel"),
    C23("dyadic steps halve exactly, each has rows", "DyadicGrid", "BootstrapIsShare", "BatchHoldsEveryStep"),
    C24("dyadic times lie on a grid", "DyadicTimesOnGrid"),
    C25("weights are finite where there are rows", "WeightIsFinite", "WeightIsPositive"),
    C26("sampling starts where something was trained", "MassNearNoise", "LogitNormalDeviation", "LogitNormalMean"),
    C27(
            "curricula are probabilities that move one way",
            "CurriculumInUnit",
            "CurriculumMonotone",
            "CurriculumLength",
            "WarmUpNeedsContinuousTarget"),
    C28("a grid of times spans its range", "GridSpansTime"),
    C29(
            "every named choice exists",
            "MissingComponent",
            "DuplicateComponent",
            "ConflictingSupers",
            "MissingFormula",
            "UnusedFormula"),
    C30("targets stand under stop-gradient", "TargetUnderStopGradient"),
    C31("a continuous target has a forward derivative", "ContinuousNeedsDerivative", "ClampNeedsDiscreteTarget"),
    C32("attention can be differentiated forward", "ForwardDerivativeEverywhere"),
    C33("networks have no state", "PureNetworks"),
    C34("what is differentiated is the bare network", "OneDevice"),
    C35("anchor and tangent velocity are two roles", "ConditionalStepIsBiased"),
    C36("plug-in velocities have a batch to draw on", "PlugInVelocities"),
    C37("tangents are normalised after warm-up", "TangentNormalisation"),
    C38("time embeddings can be differentiated", "EmbeddingFrequencies"),
    C39("derivatives are precise enough", "DerivativePrecision"),
    C40("groups of a kernel metric share their times", "GroupsShareTimes"),
    C41("perceptual metrics see pixels", "PerceptualMetrics"),
    C42("adaptive weights mean what they say", "AdaptiveWeightNeedsSum", "AdaptiveFloor", "AdaptivePower"),
    C43(
            "guidance has a fixed point and is applied once",
            "GuidanceKappa",
            "GuidanceOmega",
            "GuidanceWindow",
            "BootstrapGuidanceNeedsDyadicTimes",
            "SampledWithoutGuidance"),
    C44("label dropout reaches the student", "LabelDropoutIsProbability", "GuidanceNeedsNullLabel", "DroppedLabels"),
    C45("class-consistent batches hold one class", "ClassBatches"),
    C46("the named model is what is trained", "NamedRecipe"),
    C47("sampling takes steps that were trained", "SampledStepsAreTrained"),
    C48("evaluation belongs to the design", "EvaluationProtocol");

    private final String title;
    private final List<String> guards;

    Constraint(String title, String... guards) {
        this.title = title;
        this.guards = List.of(guards);
    }

    /** What holds, one clause. */
    public String title() {
        return title;
    }

    /** Ids of the pages that tell how it is kept: of rules, or of what the language makes impossible. */
    public List<String> guards() {
        return guards;
    }
}
