/**
 * Shards in the layout of WebDataset: tar archives whose members belong together when their names are the same up to the first
 * dot. They are read where they stand; what stands where is found once, when they are opened. Pictures are left encoded until
 * they are needed. Nothing is ever unpacked to the disk, so that a member's name has no effect but to order samples.
 *
 * <p>Source: POSIX.1-2001 (ustar and pax), GNU tar's long names; github.com/webdataset/webdataset for the layout.
 */
@NullMarked
package saltus.runtime.data.format.tar;

import org.jspecify.annotations.NullMarked;
