package saltus.runtime.pickle;

import java.util.List;

/** A dtype whose byte order is said after it was made. */
final class TypeInMaking {
    private ArrayType type;

    TypeInMaking(ArrayType type) {
        this.type = type;
    }

    ArrayType type() {
        return type;
    }

    /** Takes the state (version, order, ..); the rest is for dtypes that were refused by their names. */
    void build(List<?> state) {
        type = type.in((String) state.get(1));
    }
}
