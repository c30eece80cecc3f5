/** The log: post, edit, delete, react, history, search, messages since. */
@NullMarked
package parley.message;

import org.jspecify.annotations.NullMarked;
