package parley;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The service worker of a browser, which Playwright's Java edition does not let one speak to. */
final class Worker {
    private final Map<Integer, JsonObject> answers = new HashMap<>();
    private final Page page;
    private final CDPSession browser;
    private final CDPSession tab;
    private final String session;
    private String registration = "";
    private int count;

    Worker(Page page) {
        this.page = page;
        browser = page.context().browser().newBrowserCDPSession();
        browser.on("Target.receivedMessageFromTarget", event -> {
            var answer = JsonParser.parseString(event.get("message").getAsString()).getAsJsonObject();
            if (answer.has("id")) {
                answers.put(answer.get("id").getAsInt(), answer);
            }
        });
        var target = each(browser.send("Target.getTargets"), "targetInfos")
                .filter(info -> info.get("type").getAsString().equals("service_worker"))
                .map(info -> info.get("targetId").getAsString())
                .findFirst().orElseThrow();
        session = browser.send("Target.attachToTarget", json("targetId", target)).get("sessionId").getAsString();
        tab = page.context().newCDPSession(page);
        tab.on("ServiceWorker.workerRegistrationUpdated", event -> each(event, "registrations")
                .forEach(each -> registration = each.get("registrationId").getAsString()));
        tab.send("ServiceWorker.enable");
        page.waitForCondition(() -> !registration.isEmpty());
    }

    /** Nobody sees a page any more; the browser takes a moment to tell its worker so. */
    void isLeftAlone() {
        page.navigate("about:blank");
        page.waitForCondition(() -> evaluate("clients.matchAll({ type: 'window', includeUncontrolled: true })"
                + ".then(windows => windows.length)").getAsInt() == 0);
    }

    /**
     * An empty push has come and been dealt with. Who asks what is shown while it is about to be makes Chromium forget it.
     */
    void isWoken() {
        evaluate("""
                void (self.told = new Promise(told => {
                  const { waitUntil } = ExtendableEvent.prototype;
                  ExtendableEvent.prototype.waitUntil = function(work) {
                    ExtendableEvent.prototype.waitUntil = waitUntil;
                    waitUntil.call(this, work);
                    work.then(told, told);
                  };
                }))""");
        tab.send("ServiceWorker.deliverPushMessage",
                json("origin", TestServer.address(), "registrationId", registration, "data", ""));
        evaluate("told");
    }

    /** What an expression comes to in the worker, once it is settled. */
    JsonElement evaluate(String expression) {
        var id = ++count;
        var call = json("id", id, "method", "Runtime.evaluate", "params",
                Map.of("expression", expression, "awaitPromise", true, "returnByValue", true));
        browser.send("Target.sendMessageToTarget", json("sessionId", session, "message", call.toString()));
        page.waitForCondition(() -> answers.containsKey(id));
        return answers.get(id).getAsJsonObject("result").getAsJsonObject("result").get("value");
    }

    private static Stream<JsonObject> each(JsonObject of, String list) {
        return StreamSupport.stream(of.getAsJsonArray(list).spliterator(), false).map(JsonElement::getAsJsonObject);
    }

    private static JsonObject json(Object... fields) {
        var object = new JsonObject();
        for (var i = 0; i < fields.length; i += 2) {
            object.add((String) fields[i], new Gson().toJsonTree(fields[i + 1]));
        }
        return object;
    }
}
