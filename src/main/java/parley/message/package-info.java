/** The log: post, edit, delete, history, messages since. */
@NullMarked
package parley.message;

import org.jspecify.annotations.NullMarked;
