package parley.page;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import parley.account.Reader;
import parley.message.Message;
import parley.message.Messages;

/** Draws a page of messages, each with what it answers. */
@Singleton
class Bubbles {
    private final Messages messages;

    Bubbles(Messages messages) {
        this.messages = messages;
    }

    List<Bubble> of(long conversation, List<Message> page, Reader reader) {
        return Bubble.of(page, quotes(conversation, page), reader);
    }

    /** What the messages answer, by number: mostly something on the same page; the rest is read at once. */
    private Map<Long, Quote> quotes(long conversation, List<Message> page) {
        var wanted = page.stream().map(Message::replyTo).filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        var quotes = new HashMap<Long, Quote>();
        page.stream().filter(message -> wanted.remove(message.no()))
                .forEach(message -> quotes.put(message.no(), Quote.of(message)));
        if (!wanted.isEmpty()) {
            messages.numbered(conversation, wanted)
                    .forEach(message -> quotes.put(message.no(), Quote.of(message)));
        }
        return quotes;
    }
}
