/**
 * Doors: what a user brings is found by {@link java.util.ServiceLoader}, on the class path and in modules, and is had by a
 * text, on the command line and again when a run is opened. The shipped networks, data and metrics come in the same way, and
 * no other room names one. A door is an interface that extends {@link saltus.runtime.door.Offer}; its room has the
 * {@link saltus.runtime.door.Registry} of what is offered.
 */
@NullMarked
package saltus.runtime.door;

import org.jspecify.annotations.NullMarked;
