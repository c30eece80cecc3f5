package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class DirectTest {
    @Test
    void bothSidesOpenTheSameDirect() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");

        var opened = ada.put("/directs/" + grace.username()).is(201);
        var found = grace.put("/directs/" + ada.username()).is(200);

        assertThat(found.number("id")).isEqualTo(opened.number("id"));
        assertThat(opened.body().at("/peer/username").asText()).isEqualTo(grace.username());
        assertThat(found.body().at("/peer/username").asText()).isEqualTo(ada.username());
        assertThat(grace.get("/directs").each("items", "id")).containsExactly(opened.at("id"));
    }

    @RepeatedTest(10)
    void openedFromBothSidesAtOnceItIsStillOne() {
        var ada = Person.named("ada");
        var grace = Person.named("grace");
        var openings = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i % 2 == 0
                        ? ada.put("/directs/" + grace.username())
                        : grace.put("/directs/" + ada.username())))
                .toList();
        var answers = openings.stream().map(CompletableFuture::join).toList();
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 201);
        assertThat(answers.stream().map(answer -> answer.number("id")).distinct()).hasSize(1);
    }

    @Test
    void aDirectWithOneselfIsForNotes() {
        var ada = Person.named("ada");
        var notes = ada.put("/directs/" + ada.username()).is(201);
        assertThat(notes.number("members")).isEqualTo(1);
        assertThat(notes.body().at("/peer/username").asText()).isEqualTo(ada.username());
        ada.says(notes.number("id"), "buy milk").is(201);
    }

    @Test
    void aThirdPersonFindsNothingOfIt() {
        var ada = Person.named("ada");
        var direct = ada.opensDirectWith(Person.named("grace"));
        ada.says(direct, "between us").is(201);
        var stranger = Person.named("linus");

        stranger.reads(direct).refuses(404, "not-found");
        stranger.get("/conversations/" + direct).refuses(404, "not-found");
        stranger.get("/conversations/" + direct + "/messages/1").refuses(404, "not-found");
        stranger.patch("/conversations/" + direct + "/messages/1", "body", "x").refuses(404, "not-found");
        stranger.delete("/conversations/" + direct + "/messages/1").refuses(404, "not-found");
        ada.put("/conversations/" + direct + "/members/" + stranger.username()).refuses(409, "direct");
        ada.put("/directs/" + Person.unique("nobody")).refuses(404, "not-found");
    }
}
