package parley.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import parley.http.Moment;
import parley.http.SafePath;

/** All that is said in one place, from the beginning to now. */
final class Play {
    private static final int MORNING = 7;
    private static final int HOURS = 15;
    private static final int LONGEST_PAUSE_SECONDS = 200;
    private static final double REPLIES = 0.08;
    private static final double UNREAD = 0.25;

    private final Stage stage;
    private final Crowd crowd;
    private final Instant begin;
    private final Random random;
    private final List<Past.Said> said = new ArrayList<>();

    Play(Stage stage, Crowd crowd, Instant begin, Random random) {
        this.stage = stage;
        this.crowd = crowd;
        this.begin = begin;
        this.random = random;
    }

    /** Says everything, and returns when each message shall have been said. */
    List<Past.Said> perform() {
        var conversation = enter();
        var script = Script.in(stage.language());
        var cues = cues();
        var shown = 0;
        for (var cue : cues) {
            var at = cue;
            var speaker = random.nextInt(stage.people().size());
            if (shown < stage.pictures() && random.nextInt(cues.size()) < 2 * stage.pictures()) {
                show(conversation, stage.people().get(speaker), at);
                shown++;
            }
            for (var line : script.scene(stage.people(), random)) {
                at = at.plusSeconds(5 + random.nextInt(LONGEST_PAUSE_SECONDS));
                say(conversation, stage.people().get(speaker), line, at);
                speaker = (speaker + 1 + random.nextInt(stage.people().size() - 1)) % stage.people().size();
            }
        }
        stage.people().forEach(who -> read(conversation, who));
        return said;
    }

    /** When scenes begin: by day, more and more of them, and none in the future. */
    private List<Instant> cues() {
        var days = Duration.between(begin, Moment.now()).toDays();
        var latest = Moment.now().minus(Duration.ofMinutes(40));
        var cues = new TreeSet<Instant>();
        while (cues.size() < stage.scenes()) {
            var day = (long) (days * Math.sqrt(random.nextDouble()) + 0.5);
            var minutes = Duration.ofHours(MORNING).toMinutes() + random.nextInt(HOURS * 60);
            var cue = begin.atOffset(ZoneOffset.UTC).toLocalDate().atStartOfDay().plusDays(day).plusMinutes(minutes)
                    .toInstant(ZoneOffset.UTC);
            if (cue.isBefore(latest)) {
                cues.add(cue);
            }
        }
        return List.copyOf(cues);
    }

    private long enter() {
        var first = stage.people().getFirst();
        if (stage.isDirect()) {
            var direct = crowd.as(first).put("/directs/" + stage.people().getLast().username(), Map.of());
            return Visitor.number(direct, "id");
        }
        var path = "/rooms/" + SafePath.segment(stage.room());
        var room = crowd.as(first).put(path, Map.of(
                "topic", stage.topic(), "visibility", stage.isPrivate() ? "private" : "public"));
        var id = Visitor.number(room, "id");
        for (var who : stage.people().subList(1, stage.people().size())) {
            if (stage.isPrivate()) {
                crowd.as(first).put("/conversations/" + id + "/members/" + who.username(), Map.of());
            } else {
                crowd.as(who).put(path, Map.of());
            }
        }
        return id;
    }

    private void say(long conversation, Cast who, String line, Instant at) {
        var draft = new HashMap<String, Object>(Map.of("body", line));
        if (said.size() > 20 && random.nextDouble() < REPLIES) {
            draft.put("replyTo", said.size() - random.nextInt(10));
        }
        post(conversation, who, draft, at);
    }

    private void show(long conversation, Cast who, Instant at) {
        var picture = crowd.as(who).send("POST", "/attachments?name=hills.jpg", Scenery.landscape(random),
                "image/jpeg");
        post(conversation, who, Map.of("body", "", "attachments", List.of(picture.get("id"))), at);
    }

    private void post(long conversation, Cast who, Map<String, ?> draft, Instant at) {
        var message = crowd.as(who).post("/conversations/" + conversation + "/messages", draft);
        said.add(new Past.Said(conversation, Visitor.number(message, "no"), at));
    }

    /** Most have read everything; the others have something to look forward to. */
    private void read(long conversation, Cast who) {
        var behind = random.nextDouble() < UNREAD ? 1 + random.nextInt(9) : 0;
        crowd.as(who).put("/conversations/" + conversation + "/read", Map.of("no", said.size() - behind));
    }
}
