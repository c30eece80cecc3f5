package parley.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import parley.account.Appointment;
import parley.admin.Dashboard;
import parley.http.Moment;

/** Fills an empty server, as a crowd of clients would, and then moves it all into the past. */
@Singleton
@Requires(env = Demo.ENVIRONMENT)
public final class Demo {
    /** Only there are its parts. */
    public static final String ENVIRONMENT = "demo";

    /** It is filled over a door of its own, through which a crowd may come; it is all on the disk when that closes. */
    public static final Map<String, Object> SETTINGS = Map.of(
            "micronaut.server.port", -1,
            "parley.registration", true,
            "parley.limits.registrations-per-address", 1_000,
            "parley.sync-to-disk", false,
            "parley.tally.delay", "1h");

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD = 14;
    private static final Duration PAST = Duration.ofDays(30);
    private static final int SEED = 4;

    private final EmbeddedServer server;
    private final JsonMapper mapper;
    private final Past past;
    private final Dashboard dashboard;
    private final Appointment appointment;

    Demo(EmbeddedServer server, JsonMapper mapper, Past past, Dashboard dashboard, Appointment appointment) {
        this.server = server;
        this.mapper = mapper;
        this.past = past;
        this.dashboard = dashboard;
        this.appointment = appointment;
    }

    /** How much there is now, and the password that lets anyone of the cast in, different each time. */
    public record Filled(int messages, String password) {}

    /** Whether nobody is here yet: what people have written is never mixed with this. */
    public boolean isWanted() {
        return past.users() == 0;
    }

    /** Lets all of the cast move in and talk for a month. */
    public Filled fill() {
        server.start();
        var password = password();
        var crowd = new Crowd(server.getURI(), mapper, password);
        var begin = Moment.now().minus(PAST);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var plays = new ArrayList<CompletableFuture<List<Past.Said>>>();
            for (var stage : Stage.ALL) {
                var play = new Play(stage, crowd, begin, new Random(SEED + plays.size()));
                plays.add(CompletableFuture.supplyAsync(play::perform, threads));
            }
            past.began(begin.minus(PAST));
            var messages = plays.stream().mapToInt(play -> backdate(play.join())).sum();
            past.countAnew();
            dashboard.tally();
            appointment.of(Cast.ADA.username());
            return new Filled(messages, password);
        }
    }

    private int backdate(List<Past.Said> said) {
        past.said(said);
        return said.size();
    }

    private static String password() {
        return new SecureRandom().ints(PASSWORD, 0, LETTERS.length())
                .mapToObj(LETTERS::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
