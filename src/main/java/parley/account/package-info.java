/** Who someone is: registration, sign-in, tokens, profile, presence. */
@NullMarked
package parley.account;

import org.jspecify.annotations.NullMarked;
