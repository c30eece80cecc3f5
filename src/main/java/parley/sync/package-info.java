/** Everything that concerns one, in one poll. */
@NullMarked
package parley.sync;

import org.jspecify.annotations.NullMarked;
