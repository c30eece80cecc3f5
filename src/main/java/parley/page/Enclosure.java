package parley.page;

import io.micronaut.http.HttpRequest;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.Attachment;
import parley.attachment.FileName;
import parley.attachment.Uploads;
import parley.http.Problem;
import parley.message.Message;

/** The files that come with a form: a message has all of them, or none is kept. */
final class Enclosure {
    private static final int MOST = 10;

    private final Uploads uploads;
    private final Me me;
    private final List<Attachment> files = new ArrayList<>();
    private @Nullable Refused refused;

    Enclosure(Uploads uploads, Me me) {
        this.uploads = uploads;
        this.me = me;
    }

    /** The first file that was not taken, and why. */
    record Refused(String name, Problem problem) {
        String say() {
            var reason = Forms.reason(problem);
            return Speech.here().texts().say("composer.refused", Map.of("name", name, "reason", reason));
        }
    }

    /** After one that is refused, no other is taken: what was written is what is still wanted from the form. */
    void take(String said, InputStream bytes) {
        var name = FileName.of(said);
        if (refused == null) {
            try {
                if (files.size() == MOST) {
                    throw new Problem.TooLarge("too-many-files", "A message may have up to 10 files.");
                }
                files.add(uploads.receive(me, name, bytes));
            } catch (Problem problem) {
                refused = new Refused(name.text(), problem);
            }
        }
    }

    /** Reads the form that they come with; if it breaks off, none is kept. */
    Map<String, String> read(HttpRequest<?> request, @Nullable InputStream body) {
        var bytes = body == null ? InputStream.nullInputStream() : body;
        var isWhole = false;
        try {
            var fields = FilledForm.read(new FilledForm.Incoming(request, bytes), this::take);
            isWhole = true;
            return fields;
        } finally {
            if (!isWhole) {
                takeBack();
            }
        }
    }

    @Nullable
    Refused refused() {
        return refused;
    }

    List<Attachment> files() {
        return files;
    }

    List<Long> ids() {
        return files.stream().map(Attachment::id).toList();
    }

    /** Whether the message has these very files, sent another time. */
    boolean isIn(Message message) {
        return message.attachments().stream().map(Enclosure::looks).toList()
                .equals(files.stream().map(Enclosure::looks).toList());
    }

    /** What a message has after all, since only the answer got lost, stays with it. */
    void takeBack() {
        for (var file : files) {
            try {
                uploads.takeBack(me, file);
            } catch (Problem.Conflict attached) {
                // It is where it belongs.
            }
        }
    }

    private static String looks(Attachment file) {
        return file.size() + " " + file.type() + " " + file.name();
    }
}
