package parley.message;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;
import parley.account.Guest;
import parley.account.Guests;
import parley.account.Me;
import parley.account.Reader;
import parley.bell.Waiting;
import parley.conversation.Circles;
import parley.conversation.OpenRooms;
import parley.conversation.Readable;
import parley.http.AlsoForGuests;
import parley.http.Bounds;
import parley.http.Hangup;
import parley.http.Polled;
import parley.http.Refusals;

/** The messages of a conversation, to be read: news, and history. */
@Controller("/api/v1/conversations/{id}/messages")
@Secured(SecurityRule.IS_ANONYMOUS)
@Refusals
@Tag(name = "messages")
class FeedController {
    private final History history;
    private final Since since;
    private final OpenRooms rooms;
    private final Circles circles;
    private final Guests guests;
    private final ExecutorService reading;

    FeedController(
            History history,
            Since since,
            OpenRooms rooms,
            Circles circles,
            Guests guests,
            @Named(TaskExecutors.BLOCKING) ExecutorService reading) {
        this.history = history;
        this.since = since;
        this.rooms = rooms;
        this.circles = circles;
        this.guests = guests;
        this.reading = reading;
    }

    /**
     * Messages since, or history. With {@code since}: everything that changed after it, never skipping, waiting for up
     * to {@code wait} seconds while there is nothing. Else a page of history, the newest one unless told otherwise.
     * Where guests are let in, they and all others may read public rooms, too, and are told of no members. Of
     * {@code since}, {@code cursor}, {@code around}, {@code after} and {@code before}, the first that is given counts.
     * Refused with 410 {@code start-over} when {@code since} is from another life of the database, and 401
     * {@code session-ended} when the session ends while the poll waits.
     *
     * @param id the conversation's number
     * @param since messages since: the {@code cursor} of the answer before; empty for all from the beginning
     * @param wait with {@code since}: how many seconds to wait for news if there is none, 0 to 50
     * @param before history: the messages before this number
     * @param after history: the messages after this number
     * @param around history: the messages around this number
     * @param cursor history: the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return the news, or a page
     */
    @AlsoForGuests
    @Get("{?since,wait,before,after,around,cursor,limit}")
    @ApiResponse(responseCode = "200", description = "The news, or a page", headers = {
        @io.swagger.v3.oas.annotations.headers.Header(name = "ETag", description = "With since: hand it back as If-None-Match, and no news is a 304", schema = @Schema(implementation = String.class)),
        @io.swagger.v3.oas.annotations.headers.Header(name = "Retry-After", description = "Too many wait already, so that this one was answered at once: ask again after so many seconds", schema = @Schema(implementation = Integer.class))}, content = @Content(schema = @Schema(implementation = Feed.class)))
    @ApiResponse(responseCode = "304", description = "With since and If-None-Match: no news", headers = @io.swagger.v3.oas.annotations.headers.Header(name = "Retry-After", description = "Too many wait already: ask again after so many seconds", schema = @Schema(implementation = Integer.class)))
    @Parameter(in = ParameterIn.HEADER, name = "If-None-Match", description = "With since, the ETag of the answer before: when there is nothing new, the answer is 304 without a body", schema = @Schema(types = "string"))
    CompletionStage<HttpResponse<?>> listMessages(
            long id,
            @Nullable @QueryValue String since,
            @QueryValue(defaultValue = "0") @Schema(minimum = "0", maximum = "50") int wait,
            @Nullable @QueryValue @Schema(minimum = "1") Long before,
            @Nullable @QueryValue @Schema(minimum = "0") Long after,
            @Nullable @QueryValue @Schema(minimum = "1") Long around,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Schema(minimum = "1", maximum = "100") int limit,
            Reader reader,
            HttpRequest<?> request) {
        Bounds.check("wait", wait, 0, 50);
        Bounds.check("limit", limit, 1, 100);
        if (since != null) {
            Bounds.checkAddress(request, wait, since);
            return news(id, reader, since, Duration.ofSeconds(wait), limit, Hangup.of(request))
                    .thenApply(answer -> answer.value().response(request, answer.crowded()));
        }
        Bounds.atLeast("before", before, 1);
        Bounds.atLeast("after", after, 0);
        Bounds.atLeast("around", around, 1);
        return CompletableFuture.supplyAsync(
                () -> HttpResponse.ok(page(id, before, after, around, cursor, limit, reader)), reading);
    }

    /** Who is in the room is told all, others what is open to them. */
    private CompletionStage<Waiting.Answer<Polled>> news(
            long id, Reader reader, String cursor, Duration wait, int limit, Hangup hangup) {
        return switch (reader) {
            case Guest guest -> since.overheard(id, guest.place(), cursor, wait, limit, hangup);
            case Me me -> guests.areWelcome()
                    ? CompletableFuture.supplyAsync(() -> circles.seat(id, me.id()) != null, reading)
                            .thenCompose(in -> in
                                    ? since.news(id, me, cursor, wait, limit, hangup)
                                    : since.overheard(id, me.id(), cursor, wait, limit, hangup))
                    : since.news(id, me, cursor, wait, limit, hangup);
        };
    }

    /**
     * Whose conversations are in memory is let in without a question to the database; unless there is more to read than
     * was known here, when another node may also have removed them.
     */
    private Feed.History page(
            long id,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around,
            @Nullable String cursor,
            int limit,
            Reader reader) {
        var seat = reader instanceof Me me ? circles.of(me.id()).in(id) : null;
        var room = seat == null ? rooms.readable(id, reader) : seat.now();
        var page = page(room, before, after, around, cursor, limit);
        var isSure = seat == null
                || (circles.of(reader.id()).in(id) != null
                        && page.items().stream().allMatch(message -> message.rev() <= room.lastRev()));
        return isSure ? page : page(rooms.readable(id, reader), before, after, around, cursor, limit);
    }

    private Feed.History page(
            Readable room,
            @Nullable Long before,
            @Nullable Long after,
            @Nullable Long around,
            @Nullable String cursor,
            int limit) {
        if (cursor != null) {
            return history.goOn(room, cursor, limit);
        }
        if (around != null) {
            return history.around(room, around, limit);
        }
        return after != null
                ? history.after(room, after, limit)
                : history.before(room, before == null ? Long.MAX_VALUE : before, limit);
    }
}
