package saltus.runtime.program;

import java.util.Arrays;

/** The published optimisers in plain double arithmetic: clipping by the global norm, an update, moving averages. */
final class PlainOptimiser {
    private final Optimiser settings;
    private final double[] parameters;
    private final double[] first;
    private final double[] second;
    private final double[] average;
    private final double[] target;
    private int steps;

    PlainOptimiser(Optimiser settings, double[] start) {
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
            parameters[i] -= learningRate * settings.weightDecay() * parameters[i];
            parameters[i] -= learningRate
                    * switch (settings.rule()) {
                        case ADAMW -> adam(i, g);
                        case RADAM -> rectified(i, g);
                        case LION -> lion(i, g);
                    };
            average[i] = settings.emaDecay() * average[i] + (1 - settings.emaDecay()) * parameters[i];
            target[i] = settings.targetDecay() * target[i] + (1 - settings.targetDecay()) * parameters[i];
        }
    }

    private double adam(int i, double g) {
        moments(i, g);
        double square = second[i] / (1 - Math.pow(settings.beta2(), steps));
        return mean(i) / (Math.sqrt(square) + settings.epsilon());
    }

    private double rectified(int i, double g) {
        moments(i, g);
        double most = 2 / (1 - settings.beta2()) - 1;
        double power = Math.pow(settings.beta2(), steps);
        double length = most - 2 * steps * power / (1 - power);
        if (length <= 5) {
            return mean(i);
        }
        double share = Math.sqrt((length - 4) / (most - 4) * ((length - 2) / (most - 2)) * (most / length));
        return mean(i) * share * Math.sqrt(1 - power) / (Math.sqrt(second[i]) + settings.epsilon());
    }

    private double lion(int i, double g) {
        double direction = Math.signum(settings.beta1() * first[i] + (1 - settings.beta1()) * g);
        first[i] = settings.beta2() * first[i] + (1 - settings.beta2()) * g;
        return direction;
    }

    private void moments(int i, double g) {
        first[i] = settings.beta1() * first[i] + (1 - settings.beta1()) * g;
        second[i] = settings.beta2() * second[i] + (1 - settings.beta2()) * g * g;
    }

    private double mean(int i) {
        return first[i] / (1 - Math.pow(settings.beta1(), steps));
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
