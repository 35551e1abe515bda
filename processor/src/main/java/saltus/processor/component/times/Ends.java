package saltus.processor.component.times;

/** Who says where shortcuts end. */
public enum Ends {
    /** r is drawn freely: a component may move it to data. */
    FREE,
    /** The law itself: all shortcuts end at data. */
    DATA,
    /** The law itself, anywhere. */
    OWN,
    /** There are no shortcuts. */
    NONE
}
