package saltus.runtime.program;

import java.util.Locale;

/**
 * The lines of a program that update its parameters: lists {@code ps}, gradients {@code g}, moments {@code ms} and {@code vs},
 * counters {@code ns}, the rate {@code lr}, and {@code bad}, which is 1 if nothing may change.
 */
final class UpdateText {
    private final Optimiser optimiser;
    private final Script script;

    UpdateText(Optimiser optimiser, Script script) {
        this.optimiser = optimiser;
        this.script = script;
    }

    void write() {
        script.inner("torch._foreach_add_(ns, 1.0 - bad)");
        switch (optimiser.rule()) {
            case ADAMW -> adamw();
            case RADAM -> radam();
            case LION -> lion();
        }
    }

    private void adamw() {
        line(
                "torch._fused_adamw_(ps, g, ms, vs, [], ns, lr=lr, beta1=%s, beta2=%s, weight_decay=%s, eps=%s,"
                        + " amsgrad=False, maximize=False, grad_scale=None, found_inf=bad)",
                optimiser.beta1(), optimiser.beta2(), optimiser.weightDecay(), optimiser.epsilon());
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

    /** Opens what is done in steps that are not refused. */
    private void decayed() {
        line("if float(bad) == 0.0:");
        line("  rate = float(lr)");
        if (optimiser.weightDecay() > 0) {
            line("  torch._foreach_mul_(ps, 1.0 - rate * %s)", optimiser.weightDecay());
        }
    }

    private void line(String text, Object... numbers) {
        script.inner(String.format(Locale.ROOT, text, numbers));
    }
}
