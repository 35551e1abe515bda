package saltus.processor.rules;

import com.google.auto.service.AutoService;

/** Samples take steps that were trained; how many is known when sampling starts (framework, C5 and C47). */
@AutoService(Rule.class)
public final class SampledStepsAreTrained extends Opened {
    @Override
    public String claim() {
        return "samples take steps of trained sizes only";
    }
}
