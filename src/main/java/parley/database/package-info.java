/**
 * What every write needs of the database: to be tried again when it asks for that, and to be on the disk when acknowledged.
 * Beside it, what texts are looked up by.
 */
@NullMarked
package parley.database;

import org.jspecify.annotations.NullMarked;
