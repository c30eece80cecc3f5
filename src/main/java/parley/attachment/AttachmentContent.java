package parley.attachment;

import io.micronaut.core.annotation.Order;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import parley.conversation.Content;

/** The files of a deleted conversation. */
@Singleton
@Order(-1)
class AttachmentContent implements Content {
    private static final int AT_ONCE = 500;

    private final Attachments attachments;

    AttachmentContent(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    @Transactional
    public boolean eraseSome(long conversation) {
        var some = attachments.some(conversation, AT_ONCE);
        if (some.isEmpty()) {
            return false;
        }
        attachments.releaseAll(some);
        return true;
    }
}
