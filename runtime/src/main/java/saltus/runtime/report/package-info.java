/**
 * Runs as pages: one HTML file that needs nothing but a browser, of one run or of several side by side. Everything on a page
 * comes from files of run folders; what is missing there is missing here.
 */
@NullMarked
package saltus.runtime.report;

import org.jspecify.annotations.NullMarked;
