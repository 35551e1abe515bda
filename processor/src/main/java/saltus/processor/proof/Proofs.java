package saltus.processor.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What came of the latest claims. A recipe's claims are asked again for each recipe that inherits its formulas; a proof is
 * a function of its claim alone, so that the same one may be given again.
 */
final class Proofs {
    private static final int MOST = 256;

    private static final Map<List<Object>, Made> LATEST = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Made> eldest) {
            return size() > MOST;
        }
    };

    private Proofs() {}

    /**
     * A proof and what it took.
     *
     * @param proof what came of the claim
     * @param steps of arithmetic until then
     * @param limit how many there might have been
     */
    record Made(Proof proof, long steps, long limit) {
        /** True if the same comes of the claim under another limit. */
        private boolean holdsUnder(long other) {
            return other == limit || (steps <= limit && steps <= other);
        }
    }

    /** The proof of a claim whose expression is this tape, in no more steps than a limit. */
    static Made of(Claim claim, Tape tape, long limit, LongFunction<Made> prover) {
        List<Object> key = new ArrayList<>(tape.steps());
        key.add(tape.variables());
        key.add(claim.quantity());
        key.add(claim.relation());
        key.add(claim.bound());
        key.add(claim.domain().key());
        synchronized (LATEST) {
            Made known = LATEST.get(key);
            if (known != null && known.holdsUnder(limit)) {
                return known;
            }
        }
        Made made = prover.apply(limit);
        synchronized (LATEST) {
            LATEST.put(key, made);
        }
        return made;
    }
}
