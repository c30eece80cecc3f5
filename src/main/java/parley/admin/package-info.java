/** What only administrators may do. */
@NullMarked
package parley.admin;

import org.jspecify.annotations.NullMarked;
