/** Rooms, directs and who is in them; Conversations.entered is the only door. */
@NullMarked
package parley.conversation;

import org.jspecify.annotations.NullMarked;
