/** Wakes the devices of whoever is away when something is said to them, by Web Push; what was said, they come and ask. */
@NullMarked
package parley.push;

import org.jspecify.annotations.NullMarked;
