package saltus.processor.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What came of the latest claims. A recipe's claims are asked again for each recipe that inherits its formulas; a proof is
 * a function of its claim alone, so that the same one may be given again.
 */
final class Proofs {
    private static final int MOST = 256;

    private static final Map<List<Object>, Proof> LATEST = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Proof> eldest) {
            return size() > MOST;
        }
    };

    private Proofs() {}

    /** The proof of a claim whose expression is this tape. */
    static Proof of(Claim claim, Tape tape, Supplier<Proof> prover) {
        List<Object> key = new ArrayList<>(tape.steps());
        key.add(tape.variables());
        key.add(claim.quantity());
        key.add(claim.relation());
        key.add(claim.bound());
        key.add(claim.domain().key());
        synchronized (LATEST) {
            Proof known = LATEST.get(key);
            if (known != null) {
                return known;
            }
        }
        Proof proof = prover.get();
        synchronized (LATEST) {
            LATEST.put(key, proof);
        }
        return proof;
    }
}
