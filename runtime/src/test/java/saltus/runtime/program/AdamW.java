package saltus.runtime.program;

import java.util.Arrays;

/** The published optimiser in plain double arithmetic: clipping by the global norm, AdamW, moving averages. */
final class AdamW {
    private final Optimiser settings;
    private final double[] parameters;
    private final double[] first;
    private final double[] second;
    private final double[] average;
    private final double[] target;
    private int steps;

    AdamW(Optimiser settings, double[] start) {
        this.settings = settings;
        this.parameters = start.clone();
        this.first = new double[start.length];
        this.second = new double[start.length];
        this.average = start.clone();
        this.target = start.clone();
    }

    void step(double[] gradient, double learningRate) {
        steps++;
        double scale = Math.min(1, settings.clip() / (norm(gradient) + 1e-6));
        for (int i = 0; i < parameters.length; i++) {
            double g = scale * gradient[i];
            first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * g;
            second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * g * g;
            double mean = first[i] / (1 - Math.pow(settings.beta1(), steps));
            double square = second[i] / (1 - Math.pow(settings.beta2(), steps));
            parameters[i] -= learningRate * settings.weightDecay() * parameters[i];
            parameters[i] -= learningRate * mean / (Math.sqrt(square) + settings.epsilon());
            average[i] = settings.emaDecay() * average[i] + (1 - settings.emaDecay()) * parameters[i];
            target[i] = settings.targetDecay() * target[i] + (1 - settings.targetDecay()) * parameters[i];
        }
    }

    static double norm(double... gradient) {
        return Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
    }

    double[] parameters() {
        return parameters;
    }

    double[] first() {
        return first;
    }

    double[] second() {
        return second;
    }

    double[] average() {
        return average;
    }

    double[] target() {
        return target;
    }
}
