/** What administrators did, and what concerns security: written once, never changed. */
@NullMarked
package parley.audit;

import org.jspecify.annotations.NullMarked;
