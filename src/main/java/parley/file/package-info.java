/** Bytes that people send: received, told apart, cleaned and kept. */
@NullMarked
package parley.file;

import org.jspecify.annotations.NullMarked;
