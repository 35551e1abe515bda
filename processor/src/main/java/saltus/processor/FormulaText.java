package saltus.processor;

import saltus.processor.formula.Formula;

/** The canonical text of formulas, as pipelines carry it. */
interface FormulaText {
    /** No text at all: a formula can be read from its source only. */
    FormulaText UNKNOWN = new FormulaText() {
        @Override
        public String write(Formula formula) {
            throw new UnsupportedOperationException("no text for " + formula.name());
        }

        @Override
        public Formula read(String text) {
            throw new UnsupportedOperationException("no formula for " + text);
        }
    };

    /** A formula as text. */
    String write(Formula formula);

    /**
     * The formula that a text was written from.
     *
     * @throws IllegalArgumentException if it is no such text
     */
    Formula read(String text);
}
