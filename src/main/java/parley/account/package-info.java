/** Who someone is: registration, sign-in, tokens, profile. */
@NullMarked
package parley.account;

import org.jspecify.annotations.NullMarked;
