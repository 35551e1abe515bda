/**
 * Tables: of numbers, a point a line, and of files with their classes, as CSV or as Parquet. What a table names is opened only
 * within its folder.
 */
@NullMarked
package saltus.runtime.data.format.table;

import org.jspecify.annotations.NullMarked;
