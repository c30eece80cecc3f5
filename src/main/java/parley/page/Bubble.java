package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import parley.account.Reader;
import parley.message.Mentions;
import parley.message.Message;

/** A message as it is drawn, which depends on who looks and on what stands above it. Times are UTC until a script knows better. */
@Introspected
record Bubble(
        long no,
        String author,
        String authorName,
        @Nullable String authorAvatar,
        @Nullable String body,
        Instant createdAt,
        String day,
        boolean newDay,
        boolean grouped,
        boolean mine,
        boolean named,
        boolean pictures,
        boolean altered,
        boolean deleted,
        @Nullable String idempotencyKey,
        List<Attached> attachments,
        List<Chip> reactions,
        @Nullable Quote quote,
        String place) {
    private static final Duration TOGETHER = Duration.ofMinutes(5);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    /** A few emoji and nothing else, which are drawn large: by the script's rule, so that it moves nothing. */
    private static final Pattern PICTURES = Pattern.compile("(?:[\\x{1F1E6}-\\x{1F1FF}]{2}|\\p{IsExtended_Pictographic}"
            + "[\\p{IsEmoji_Modifier}\\uFE0F]*(?:\\u200D\\p{IsExtended_Pictographic}[\\p{IsEmoji_Modifier}\\uFE0F]*)*){1,5}");
    /** Longer than five of the longest emoji; the pattern needs a step of the stack for each of its rounds. */
    private static final int LONGEST_PICTURES = 100;
    private static final Pattern SPACE = Pattern.compile("(?U)[\\s\uFEFF]+");

    /** Where the message is read. */
    static String place(Message message) {
        return place(message.conversation(), message.no());
    }

    static String place(long conversation, long no) {
        return "/conversations/" + conversation + "/messages/" + no;
    }

    /** @param quotes what they answer, by number */
    static List<Bubble> of(List<Message> messages, Map<Long, Quote> quotes, Reader me) {
        var bubbles = new ArrayList<Bubble>();
        Message above = null;
        for (var message : messages) {
            bubbles.add(of(message, above, quotes.get(message.replyTo()), me));
            above = message;
        }
        return bubbles;
    }

    static boolean isPictures(String text) {
        var dense = SPACE.matcher(text).replaceAll("");
        return dense.length() <= LONGEST_PICTURES && PICTURES.matcher(dense).matches();
    }

    private static Bubble of(
            Message message, @Nullable Message above, @Nullable Quote quote, Reader me) {
        var at = message.createdAt();
        var day = DAY.format(at);
        var newDay = above == null || !DAY.format(above.createdAt()).equals(day);
        var grouped = above != null
                && !newDay
                && above.author().equals(message.author())
                && Duration.between(above.createdAt(), at).compareTo(TOGETHER) < 0;
        return new Bubble(
                message.no(), message.author(), message.authorName(), message.authorAvatar(),
                message.body(), at, day, newDay, grouped,
                message.author().equals(me.username()), Mentions.in(message.body()).contains(me.username()),
                isPictures(String.valueOf(message.body())), message.editedAt() != null && !message.deleted(),
                message.deleted(),
                message.idempotencyKey(), message.attachments().stream().map(Attached::of).toList(),
                message.reactions().stream().map(reaction -> Chip.of(reaction, me)).toList(),
                quote, place(message));
    }
}
