/** Heads, waiting for them to move, and following them on other nodes. */
@NullMarked
package parley.bell;

import org.jspecify.annotations.NullMarked;
