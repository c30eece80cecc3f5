/** What every feature speaks through: problems, cursors, limits, and the headers that keep browsers safe. */
@NullMarked
package parley.http;

import org.jspecify.annotations.NullMarked;
