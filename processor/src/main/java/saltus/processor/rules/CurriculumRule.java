package saltus.processor.rules;

import java.util.ArrayList;
import java.util.List;
import saltus.processor.design.Curriculum;
import saltus.processor.design.Design;

/** What the rules on curricula share: they are asked of every curriculum of a design, built in or a formula. */
abstract class CurriculumRule extends ProofRule {
    @Override
    boolean concerns(Design design) {
        return !curricula(design).isEmpty();
    }

    static List<Curriculum> curricula(Design design) {
        List<Curriculum> curricula = new ArrayList<>();
        Curriculum.gradual(design).ifPresent(curricula::add);
        Curriculum.warmUp(design).ifPresent(curricula::add);
        Curriculum.fraction(design).ifPresent(curricula::add);
        return curricula;
    }

    @Override
    List<Goal> goals(Design design) {
        return curricula(design).stream()
                .flatMap(curriculum -> goals(curriculum).stream())
                .toList();
    }

    /** What has to be proved of one curriculum. */
    abstract List<Goal> goals(Curriculum curriculum);

    @Override
    List<Place> places(Design design) {
        return curricula(design).stream()
                .map(curriculum -> Place.of(curriculum.formula()))
                .toList();
    }
}
