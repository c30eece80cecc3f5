package parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import parley.http.AlsoForGuests;

/** Makes of the contract that the generator writes the one that is meant. */
final class Mending {
    private static final Pattern FROM_TO = Pattern.compile("\\b([\\d,]+) to ([\\d,]+) [\\w ]*(?:characters|letters)");
    private static final Pattern UP_TO = Pattern.compile("(?:up to|at most) ([\\d,]+) characters");
    private static final String NOT_EMPTY_UNLESS = "unless";
    private static final String WITHOUT_ADDRESS = "makePasswordLink";
    private static final Map<String, String> REFUSALS = Map.of("4XX", "Refused", "5XX", "Unable");

    private final ObjectNode contract;
    private final JsonNode schemas;

    private Mending(ObjectNode contract) {
        this.contract = contract;
        this.schemas = contract.at("/components/schemas");
    }

    /** @param examples of what is sent and answered, by schema */
    static void mend(JsonNode contract, JsonNode examples) {
        var mending = new Mending((ObjectNode) contract);
        mending.nodes(contract);
        contract.path("paths").forEach(path -> path.forEach(mending::operation));
        mending.answers();
        Parameters.described().forEach(mending::describe);
        mending.schemas.forEach(schema -> schema.path("properties").forEach(Mending::lengths));
        examples.properties().forEach(each -> mending.example(each.getKey(), each.getValue()));
    }

    private void example(String schema, JsonNode example) {
        ((ObjectNode) schemas.required(schema)).putArray("examples").add(example);
    }

    /**
     * What may be null is rendered wrongly for OpenAPI 3.1: a reference as null and at the same time the reference, a
     * scalar as possibly an object. That what has properties is an object, and what is named one by one a text, is left
     * out. What an operation is meant to answer comes before how it refuses, since clients are generated for what comes
     * first.
     */
    private void nodes(JsonNode node) {
        if (node instanceof ObjectNode schema) {
            schema.remove("x-size-message");
            if (schema.get("responses") instanceof ObjectNode responses) {
                var byStatus = new TreeMap<String, JsonNode>();
                responses.properties().forEach(each -> byStatus.put(each.getKey(), each.getValue()));
                responses.removeAll().setAll(byStatus);
            }
            if ("null".equals(schema.path("type").asText()) && schema.get("allOf") instanceof ArrayNode all) {
                schema.remove("type");
                schema.remove("allOf");
                schema.putArray("anyOf").addAll(all).addObject().put("type", "null");
            }
            if (schema.get(AlsoForGuests.NOTHING) instanceof ArrayNode none && none.isEmpty()) {
                schema.remove(AlsoForGuests.NOTHING);
            }
            if (schema.get("type") instanceof ArrayNode types && types.size() == 3) {
                types.remove(2);
            }
            if (!schema.has("type") && (schema.has("properties") || schema.has("additionalProperties"))) {
                begin(schema, "object");
            } else if (!schema.has("type") && schema.has("enum")) {
                begin(schema, "string");
            }
        }
        node.forEach(this::nodes);
    }

    private static void begin(ObjectNode schema, String type) {
        var rest = schema.deepCopy();
        schema.removeAll().put("type", type).setAll(rest);
    }

    /** What all operations have alike is said once; what may be left out of an address is not null there. */
    private void operation(JsonNode operation) {
        operation.path("parameters").forEach(parameter -> parameter((ObjectNode) parameter));
        if (operation.at("/requestBody/content") instanceof ObjectNode bodies && bodies.size() > 1) {
            bodies.remove("*/*");
        }
        var answers = (ObjectNode) operation.path("responses");
        if (answers.get("200") instanceof ObjectNode list && isList(list)) {
            declare(list, "Link", "With rel=\"next\" the address of the next page, unless this is the last");
        }
        if (answers.get("201") instanceof ObjectNode created
                && !operation.path("operationId").asText().equals(WITHOUT_ADDRESS)) {
            declare(created, "Location", "The address of what was created");
        }
        if (answers.get("303") instanceof ObjectNode elsewhere) {
            declare(elsewhere, "Location", "Where that is");
        }
        REFUSALS.forEach((status, name) -> {
            if (answers.has(status)) {
                contract.withObject("/components/responses").set(name, answers.get(status));
                answers.putObject(status).put("$ref", "#/components/responses/" + name);
            }
        });
    }

    private static void parameter(ObjectNode parameter) {
        parameter.remove("explode");
        var schema = parameter.withObjectProperty("schema");
        if (schema.isEmpty()) {
            schema.put("type", "string");
        } else if (schema.get("type") instanceof ArrayNode types) {
            schema.set("type", types.get(0));
        } else if (schema.get("anyOf") instanceof ArrayNode either) {
            schema.removeAll().setAll((ObjectNode) either.get(0));
        }
        lengths(parameter, schema);
    }

    private static boolean isList(ObjectNode answer) {
        var schema = answer.at("/content/application~1json/schema/$ref").asText();
        return schema.contains("/Listed") || schema.endsWith("/Feed");
    }

    private static void declare(ObjectNode answer, String name, String description) {
        var header = answer.withObjectProperty("headers").putObject(name);
        header.put("description", description).putObject("schema").put("type", "string");
    }

    /** Whatever is answered has all of its properties, those that are null among them. */
    private void answers() {
        var sent = new HashSet<String>();
        contract.at("/paths").findValues("requestBody").forEach(body -> reach(body, sent));
        var answered = new HashSet<String>();
        contract.at("/paths").findValues("responses").forEach(answers -> reach(answers, answered));
        contract.at("/components/responses").forEach(answers -> reach(answers, answered));
        answered.removeAll(sent);
        for (var name : answered) {
            if (schemas.path(name).get("properties") instanceof ObjectNode properties) {
                var required = ((ObjectNode) schemas.path(name)).putArray("required");
                var all = new TreeSet<String>();
                properties.fieldNames().forEachRemaining(all::add);
                all.forEach(required::add);
            }
        }
    }

    private void reach(JsonNode node, Set<String> names) {
        for (var reference : node.findValuesAsText("$ref")) {
            var name = reference.substring(reference.lastIndexOf('/') + 1);
            if (schemas.has(name) && names.add(name)) {
                reach(schemas.path(name), names);
            }
        }
    }

    /** What stands beside a reference is lost in the generator if that is to an enumeration. */
    private void describe(String schema, Map<String, String> parameters) {
        parameters.forEach((name, description) -> {
            var property = schemas.path(schema).path("properties").path(name);
            property.path("anyOf").forEach(either -> ((ObjectNode) either).remove("description"));
            if (property instanceof ObjectNode there && !there.has("description")) {
                there.put("description", description);
            }
        });
    }

    private static void lengths(JsonNode property) {
        lengths(property, (ObjectNode) property);
    }

    /** How long a text may be stands in its description, and is measured in characters as in JSON schemas. */
    private static void lengths(JsonNode described, ObjectNode schema) {
        var description = described.path("description").asText();
        if (!schema.path("type").toString().contains("\"string\"")) {
            return;
        }
        var fromTo = FROM_TO.matcher(description);
        var upTo = UP_TO.matcher(description);
        if (fromTo.find()) {
            if (!description.contains(NOT_EMPTY_UNLESS)) {
                schema.put("minLength", number(fromTo.group(1)));
            }
            schema.put("maxLength", number(fromTo.group(2)));
        } else if (upTo.find()) {
            schema.put("maxLength", number(upTo.group(1)));
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits.replace(",", ""));
    }
}
