package parley;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import parley.conversation.Conversations;

/** A write that takes its numbers and then fails. */
@Singleton
class Mishap {
    private final Conversations conversations;

    Mishap(Conversations conversations) {
        this.conversations = conversations;
    }

    @Transactional
    void happensIn(long conversation) {
        conversations.advance(conversations.lock(conversation).nextNo());
        throw new IllegalStateException("after the numbers were taken");
    }
}
