package saltus.processor;

/** Texts of valid recipes, from which the broken ones are made. */
final class Sources {
    static final String IMPORTS = """
            import static java.lang.Math.*; import static saltus.InnerTime.*;
            import static saltus.OutputKind.*;
            import static saltus.PathKind.*;
            import static saltus.Reduction.*;
            import static saltus.Solver.*;
            import static saltus.StepVelocity.*;
            import saltus.*;
            """;

    /** MeanFlow without guidance: a super-interface for tests. */
    static final String MEAN_FLOW = """
            @Recipe
            @FlowPath(LINEAR)
            @NetworkOutput(AVERAGE_VELOCITY)
            @OneStep(EULER)
            @TwoStep(first = @Step(solver = DDIM, velocity = CONDITIONAL), second = @Step(solver = EULER, velocity = NETWORK)) @InnerTime(AT_START)
            @LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.75)
            @SquaredL2
            interface Base {}
            """;

    /** Shortcut diffusion, as a super-interface for tests. */
    static final String SHORTCUT = """
            @Recipe
            @FlowPath(LINEAR)
            @NetworkOutput(AVERAGE_VELOCITY)
            @OneStep(EULER)
            @TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK)) @InnerTime(MIDPOINT)
            @DyadicTimes
            @SquaredL2
            @LabelDropout
            interface Base {}
            """;

    /** Lagrangian self-distillation, as a super-interface for tests. */
    static final String LAGRANGIAN = """
            @Recipe
            @FlowPath(LINEAR)
            @NetworkOutput(AVERAGE_VELOCITY)
            @OneStep(EULER)
            @TwoStep(first = @Step(solver = EULER, velocity = NETWORK), second = @Step(solver = EULER, velocity = NETWORK)) @InnerTime(AT_END)
            @LogitNormalTimes(mean = -0.4, deviation = 1.0, coincide = 0.75)
            @SquaredL2
            interface Base {}
            """;

    /** Flow matching, as a super-interface for tests. */
    static final String FLOW = """
            @Recipe
            @FlowPath(LINEAR)
            @NetworkOutput(VELOCITY)
            @OneStep(DDIM)
            @FlowTimes
            @SquaredL2
            interface Base {}
            """;

    private Sources() {}
}
