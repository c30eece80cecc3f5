/** A server that looks lived in: the cast, their rooms and what they said in a month, told through the API like any client would. */
@NullMarked
package parley.demo;

import org.jspecify.annotations.NullMarked;
