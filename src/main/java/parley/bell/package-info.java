/** Waiting for news without holding a connection, a transaction or a platform thread. */
@NullMarked
package parley.bell;

import org.jspecify.annotations.NullMarked;
