package parley.bench;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What to measure, and how much of it; each is a property {@code bench.…}.
 *
 * @param parts which parts, in this order
 * @param users people in the database; all of them are in the largest rooms
 * @param rooms rooms in the database, personal ones not counted
 * @param messages messages in all rooms together; a little more than half of them in one
 * @param seconds how long one slice of a measurement lasts; there are three
 * @param warmup how many seconds each load runs before it counts
 * @param waiting how many polls wait in the part of that name, at most eight a user
 * @param minutes how long the client is watched while nothing happens
 * @param jvm options for the server's JVM
 */
record Settings(
        List<String> parts,
        int users,
        int rooms,
        int messages,
        int seconds,
        int warmup,
        int waiting,
        int minutes,
        List<String> jvm) {

    static Settings read(Set<String> known) {
        var asked = System.getProperty("bench", "");
        var parts = asked.isEmpty() ? List.copyOf(known) : List.of(asked.split(","));
        if (!known.containsAll(parts)) {
            throw new IllegalArgumentException("-Dbench= takes some of " + known);
        }
        var jvm = System.getProperty("bench.jvm", "");
        return new Settings(
                parts,
                Integer.getInteger("bench.users", 1_250),
                Integer.getInteger("bench.rooms", 300),
                Integer.getInteger("bench.messages", 2_000_000),
                Integer.getInteger("bench.seconds", 3),
                Integer.getInteger("bench.warmup", 5),
                Integer.getInteger("bench.waiting", 10_000),
                Integer.getInteger("bench.minutes", 5),
                jvm.isEmpty() ? List.of() : List.of(jvm.split(" ")));
    }

    Duration slice() {
        return Duration.ofSeconds(seconds);
    }

    Duration warming() {
        return Duration.ofSeconds(warmup);
    }
}
