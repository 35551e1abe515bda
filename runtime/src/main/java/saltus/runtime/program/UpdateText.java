package saltus.runtime.program;

import java.util.List;
import java.util.Locale;
import saltus.runtime.network.Depth;

/**
 * The lines of a program that update its parameters: lists {@code ps}, gradients {@code g}, moments {@code ms} and {@code vs},
 * counters {@code ns}, the rate {@code lr}, and {@code bad}, which is 1 if nothing may change.
 */
final class UpdateText {
    /** Arrays of a matrix that stand at once in {@link #ORTHOGONAL}. */
    static final int ORTHOGONALISING = 4;

    private static final double MOMENTUM = 0.95;

    /** Quintic Newton-Schulz iteration; the transpose of a tall matrix has the smaller square. */
    private static final String ORTHOGONAL = """
              def orthogonal(self: __torch__.saltus.M, g: Tensor, matrices: int) -> Tensor:
                x = torch.reshape(g, [matrices, torch.size(g, 0) // matrices, -1])
                x = x / (torch.linalg_vector_norm(x, 2, [1, 2], True) + 1.0E-7)
                rows = torch.size(x, 1)
                columns = torch.size(x, 2)
                if rows > columns:
                  x = torch.transpose(x, 1, 2)
                for k in range(5):
                  a = torch.bmm(x, torch.transpose(x, 1, 2))
                  b = torch.baddbmm(a, a, a, beta=-4.775, alpha=2.0315)
                  x = torch.baddbmm(x, b, x, beta=3.4445, alpha=1)
                if rows > columns:
                  x = torch.transpose(x, 1, 2)
                return torch.reshape(x, torch.size(g)) * (0.2 * float(max(rows, columns)) ** 0.5)
            """;

    private final Optimiser optimiser;
    private final List<Depth> depths;
    private final boolean hasSquares;
    private final Script script;

    /** @param state that the lines change */
    UpdateText(Optimiser optimiser, TrainingState state, Script script) {
        this.optimiser = optimiser;
        this.depths = state.depths();
        this.hasSquares = state.secondMoments().isPresent();
        this.script = script;
    }

    void write() {
        script.inner("torch._foreach_add_(ns, 1.0 - bad)");
        switch (optimiser.rule()) {
            case ADAMW -> fused("adamw", "ps, g, ms, vs, [], ns");
            case ADAM -> fused("adam", "ps, g, ms, vs, [], ns");
            case RADAM -> radam();
            case LION -> lion();
            case MUON -> muon();
        }
    }

    private void fused(String name, String lists) {
        line(
                "torch._fused_%s_(%s, lr=lr, beta1=%s, beta2=%s, weight_decay=%s, eps=%s,"
                        + " amsgrad=False, maximize=False, grad_scale=None, found_inf=bad)",
                name, lists, optimiser.beta1(), optimiser.beta2(), optimiser.weightDecay(), optimiser.epsilon());
    }

    private void radam() {
        decayed();
        double rho = 2 / (1 - optimiser.beta2()) - 1;
        // all counters are one: a parameter without a gradient has one of zeros
        line("  count = float(ns[0])");
        line("  left1 = 1.0 - %s ** count", optimiser.beta1());
        line("  left2 = 1.0 - %s ** count", optimiser.beta2());
        line("  known = %s - 2.0 * count * (1.0 - left2) / left2", rho);
        line("  torch._foreach_lerp_(ms, g, %s)", 1 - optimiser.beta1());
        line("  torch._foreach_mul_(vs, %s)", optimiser.beta2());
        line("  torch._foreach_addcmul_(vs, g, g, %s)", 1 - optimiser.beta2());
        line("  if known > 5.0:");
        line("    update = torch._foreach_sqrt(vs)");
        line("    torch._foreach_add_(update, %s)", optimiser.epsilon());
        line("    trust = ((known - 4.0) * (known - 2.0) * %s / (%s * known)) ** 0.5", rho, (rho - 4) * (rho - 2));
        line("    torch._foreach_addcdiv_(ps, ms, update, -rate * trust * left2 ** 0.5 / left1)");
        line("  else:");
        line("    torch._foreach_add_(ps, ms, alpha=-rate / left1)");
    }

    private void lion() {
        decayed();
        line("  update = torch._foreach_lerp(ms, g, %s)", 1 - optimiser.beta1());
        line("  torch._foreach_sign_(update)");
        line("  torch._foreach_add_(ps, update, alpha=-rate)");
        line("  torch._foreach_lerp_(ms, g, %s)", 1 - optimiser.beta2());
    }

    /** Means of squares are those of the weights at the edge, in their order. */
    private void muon() {
        line("matrices = %s", depths.stream().map(UpdateText::matrices).toList());
        if (hasSquares) {
            for (String list : List.of("ps", "g", "ms", "ns")) {
                line("%s_edge = annotate(List[Tensor], [])", list);
                line("for i in range(len(matrices)):");
                line("  if matrices[i] == 0:");
                line("    %s_edge.append(%s[i])", list, list);
            }
            fused("adamw", "ps_edge, g_edge, ms_edge, vs, [], ns_edge");
        }
        open();
        line("  for i in range(len(matrices)):");
        line("    if matrices[i] > 0:");
        line("      torch.lerp_(ms[i], g[i], %s)", 1 - MOMENTUM);
        line("      update = self.orthogonal(torch.lerp(g[i], ms[i], %s), matrices[i])", MOMENTUM);
        if (optimiser.weightDecay() > 0) {
            line("      torch.mul_(ps[i], 1.0 - rate * %s)", optimiser.weightDecay());
        }
        line("      torch.add_(ps[i], update, alpha=-rate)");
    }

    private static int matrices(Depth depth) {
        if (depth instanceof Depth.Hidden hidden) {
            return hidden.matrices();
        }
        return 0;
    }

    /** The methods that the lines call; none for most rules. */
    String methods() {
        return optimiser.rule() == UpdateRule.MUON ? ORTHOGONAL : "";
    }

    private void decayed() {
        open();
        if (optimiser.weightDecay() > 0) {
            line("  torch._foreach_mul_(ps, 1.0 - rate * %s)", optimiser.weightDecay());
        }
    }

    /** Opens what is done in steps that are not refused. */
    private void open() {
        line("if float(bad) == 0.0:");
        line("  rate = float(lr)");
    }

    private void line(String text, Object... numbers) {
        script.inner(String.format(Locale.ROOT, text, numbers));
    }
}
