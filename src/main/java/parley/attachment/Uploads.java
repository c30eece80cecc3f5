package parley.attachment;

import jakarta.inject.Singleton;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.file.Boxes;
import parley.file.Bytes;
import parley.file.Content;
import parley.file.Draft;
import parley.file.Drafts;
import parley.file.Picture;
import parley.file.Rendition;
import parley.file.Store;
import parley.http.Allowance;
import parley.http.FairTurnstile;
import parley.http.Moment;
import parley.http.Problem;

/** Takes files in: wholly, or not at all. */
@Singleton
public class Uploads {
    static final String SMALL = "-small";

    private static final int THUMBNAIL = 640;
    private static final int SMALL_ENOUGH = 64 * 1024;
    private static final int AT_ONCE = 16;
    private static final int DRAWN_AT_ONCE = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Attachments attachments;
    private final Drafts drafts;
    private final Store store;
    private final FileLimits limits;
    private final Allowance allowance;
    /** One picture of each at a time, so that nobody's many keep another's waiting. */
    private final FairTurnstile drawing = new FairTurnstile(DRAWN_AT_ONCE, PATIENCE);
    /** How many are on their way from each: they are no files yet that the quota could count. */
    private final Map<Long, Integer> coming = new ConcurrentHashMap<>();

    Uploads(Attachments attachments, Drafts drafts, Store store, FileLimits limits) {
        this.attachments = attachments;
        this.drafts = drafts;
        this.store = store;
        this.limits = limits;
        this.allowance = new Allowance(limits.perMinute(), Duration.ofMinutes(1));
    }

    /** Keeps all that comes as a file of one's own, which hangs nowhere yet. */
    public Attachment receive(Me me, FileName name, InputStream in) {
        allowance.take(me.username());
        requireRoom(me, 1);
        try {
            if (coming.merge(me.id(), 1, Integer::sum) > AT_ONCE) {
                throw new Problem.TooMany(Duration.ofSeconds(1));
            }
            return take(me, name, in);
        } finally {
            coming.computeIfPresent(me.id(), (user, count) -> count == 1 ? null : count - 1);
        }
    }

    private Attachment take(Me me, FileName name, InputStream in) {
        try (var draft = drafts.receive(in, limits.largest())) {
            if (draft.size() == 0) {
                throw new Problem.Unusable("file", "is empty");
            }
            var type = Content.type(draft.path());
            if (Picture.is(type)) {
                return picture(me, name, draft);
            }
            if (Boxes.are(type)) {
                Boxes.blot(draft.path());
            }
            return keep(me, name, type, draft, null, null);
        }
    }

    /** How many bytes one's files have together. */
    public long used(Me me) {
        return attachments.used(me.id());
    }

    /** How many bytes one file may have. */
    public long largest() {
        return limits.largest();
    }

    /** How many all files of a user may have together. */
    public long most() {
        return limits.quota();
    }

    /** Takes back what was received and hangs nowhere. */
    public void takeBack(Me me, Attachment attachment) {
        attachments.delete(attachment.id(), me);
    }

    /** Refuses at once what says that it will be too large. */
    void expect(long bytes) {
        if (bytes > limits.largest()) {
            throw Drafts.tooLarge(limits.largest());
        }
    }

    private Attachment picture(Me me, FileName name, Draft draft) {
        try (var clean = drafts.empty()) {
            var picture = Picture.clean(draft.path(), clean.path());
            return keep(me, name, picture.type(), clean, picture, thumbnail(me, picture, clean.size()));
        }
    }

    /** None for what is small enough itself, and for what cannot be drawn: then the picture does. */
    private @Nullable Rendition thumbnail(Me me, Picture picture, long size) {
        if (size <= SMALL_ENOUGH && picture.width() <= THUMBNAIL && picture.height() <= THUMBNAIL) {
            return null;
        }
        try {
            return drawing.pass(me.id(), () -> picture.within(THUMBNAIL));
        } catch (Problem.Unusable broken) {
            return null;
        }
    }

    /** A row first, then the bytes, and then the word that they are there: whatever fails in between is found again. */
    private Attachment keep(
            Me me, FileName name, String type, Draft draft, @Nullable Picture picture, @Nullable Rendition small) {
        var row = attachments.save(new Attachment.Row(
                0, me.id(), State.COMING, UUID.randomUUID().toString().replace("-", ""), name.text(), type,
                draft.size(),
                picture == null ? null : picture.width(), picture == null ? null : picture.height(),
                small == null ? null : small.type(), small == null ? null : small.bytes().length,
                null, null, 0, Moment.now()));
        try {
            requireRoom(me, 0);
            store.put(row.fileKey(), draft.path());
            if (small != null) {
                putSmall(row.fileKey(), small);
            }
            attachments.isReady(row.id());
        } catch (RuntimeException failure) {
            giveUp(row, failure);
            throw failure;
        }
        return row.attachment();
    }

    /** What has come of the bytes is deleted as soon as the store can be reached, and does not count until then. */
    private void giveUp(Attachment.Row row, RuntimeException failure) {
        try {
            attachments.freeUnsent(row.id());
        } catch (RuntimeException another) {
            failure.addSuppressed(another);
        }
    }

    private void putSmall(String key, Rendition small) {
        try (var draft = drafts.of(small.bytes())) {
            store.put(key + SMALL, draft.path());
        }
    }

    /** Two uploads at once see each other, so that they may both be refused, and never both be kept. */
    private void requireRoom(Me me, long more) {
        if (attachments.used(me.id()) + more > limits.quota()) {
            var detail = "Your files may have up to " + Bytes.say(limits.quota()) + " together. Delete some first.";
            throw new Problem.TooLarge("quota", detail);
        }
    }
}
