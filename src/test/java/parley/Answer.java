package parley;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.Assertions;

/** What the server answered. */
record Answer(int status, java.net.http.HttpHeaders headers, String text, JsonNode body) {
    Answer is(int expected) {
        Assertions.assertThat(status).as("status of %s", text).isEqualTo(expected);
        return this;
    }

    /** Expects a refusal of a stable kind. */
    Answer refuses(int expected, String kind) {
        is(expected);
        Assertions.assertThat(at("type")).isEqualTo("urn:parley:problem:" + kind);
        Assertions.assertThat(header("content-type")).startsWith("application/problem+json");
        return this;
    }

    /** Expects a refusal that names the field at fault. */
    Answer refusesField(String field) {
        refuses(400, "invalid");
        Assertions.assertThat(items("violations").map(each -> each.path("field").asText())).contains(field);
        return this;
    }

    String at(String field) {
        return body.path(field).asText();
    }

    long number(String field) {
        Assertions.assertThat(body.path(field).isNumber()).as("%s in %s", field, text).isTrue();
        return body.path(field).asLong();
    }

    Stream<JsonNode> items(String field) {
        return StreamSupport.stream(body.path(field).spliterator(), false);
    }

    Stream<String> each(String list, String field) {
        return items(list).map(item -> item.path(field).asText());
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
