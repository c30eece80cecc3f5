package parley.admin;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;

/**
 * How the server is doing; some of it up to a minute old.
 *
 * @param users how many have an account that was not deleted
 * @param online how many of them are online now
 * @param rooms how many rooms there are
 * @param messages how many messages were posted and not deleted with their room
 * @param waitingPolls how many polls wait for news on the server that answers
 * @param databaseBytes how much the database takes on its disk
 * @param days how many messages each of the last thirty days brought (UTC), the oldest first
 * @param largestRooms the five rooms with the most members
 */
@Serdeable
public record Figures(
        long users,
        int online,
        long rooms,
        long messages,
        int waitingPolls,
        long databaseBytes,
        List<Day> days,
        List<Room> largestRooms) {

    /**
     * A day and the messages that it brought.
     *
     * @param day in UTC
     * @param messages how many were posted
     */
    @Serdeable
    public record Day(LocalDate day, long messages) {}

    /**
     * A large room.
     *
     * @param id its number
     * @param name what it is called
     * @param members how many are in it
     * @param messages how many were posted there
     */
    @Serdeable
    @Introspected
    public record Room(long id, String name, int members, long messages) {}
}
