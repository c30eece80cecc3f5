/** Bytes that people send: received, told apart, cleaned and kept, in a folder or a bucket. */
@NullMarked
package parley.file;

import org.jspecify.annotations.NullMarked;
