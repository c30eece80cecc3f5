/** Pages rendered on the server, complete without a script. */
@NullMarked
package parley.page;

import org.jspecify.annotations.NullMarked;
