/**
 * Rooms, directs, groups and who is in them. Conversations.entered is the door to all of them, Circles.entered the same in
 * memory; OpenRooms.readable lets others read what is open to them.
 */
@NullMarked
package parley.conversation;

import org.jspecify.annotations.NullMarked;
