package parley;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A browser without JavaScript: it keeps cookies, sends forms, follows links when told to. */
final class Browser {
    private final String address;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String languages;
    private String page;

    private Browser(String address) {
        this.address = address;
    }

    static Browser visits(String address) {
        return new Browser(address);
    }

    static Browser of(Person person) {
        return of(person, TestServer.address());
    }

    static Browser of(Person person, String address) {
        var browser = visits(address);
        browser.post("/signin", "username", person.username(), "password", Person.PASSWORD).is(303);
        return browser;
    }

    /** Prefers the languages of an {@code Accept-Language}. */
    Browser speaking(String wishes) {
        languages = wishes;
        return this;
    }

    Answer get(String path) {
        var answer = send("GET", path, null);
        if (answer.status() == 200) {
            page = path;
        }
        return answer;
    }

    /** As a script does, or whatever on a page asks for something of that type. */
    Answer fetch(String path, String accept) {
        return send("GET", path, null, BodyPublishers.noBody(), accept);
    }

    Answer post(String path, String... fields) {
        var form = new ArrayList<String>();
        for (var i = 0; i < fields.length; i += 2) {
            form.add(fields[i] + '=' + URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
        }
        return send("POST", path, String.join("&", form));
    }

    Answer post(String path, Form form) {
        return send("POST", path, form.type(), form.content());
    }

    Answer signsUp(String username, String code) {
        return post("/signup", "username", username, "password", Person.PASSWORD, "code", code);
    }

    /** Sends a form again where a 307 says, as browsers do. */
    Answer again(Answer redirect, String form) {
        return send("POST", redirect.header("location"), form);
    }

    void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    private Answer send(String method, String path, String form) {
        return form == null
                ? send(method, path, null, BodyPublishers.noBody())
                : send(method, path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    private Answer send(String method, String path, String type, BodyPublisher content) {
        return send(method, path, type, content, "text/html");
    }

    private Answer send(String method, String path, String type, BodyPublisher content, String accept) {
        var headers = new ArrayList<>(List.of("Accept", accept, "Sec-Fetch-Site", "same-origin"));
        var sent = cookies.entrySet().stream()
                .filter(cookie -> !cookie.getKey().equals("parley-refresh") || path.startsWith("/api/v1/auth"))
                .map(cookie -> cookie.getKey() + '=' + cookie.getValue())
                .toList();
        if (!sent.isEmpty()) {
            headers.addAll(List.of("Cookie", String.join("; ", sent)));
        }
        if (page != null) {
            headers.addAll(List.of("Referer", address + page));
        }
        if (languages != null) {
            headers.addAll(List.of("Accept-Language", languages));
        }
        if (type != null) {
            headers.addAll(List.of("Content-Type", type));
        }
        var answer = Http.upload(address, method, path, content, headers.toArray(String[]::new));
        for (var cookie : answer.headers().allValues("set-cookie")) {
            var pair = cookie.split(";")[0].split("=", 2);
            if (cookie.contains("Max-Age=0")) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        return answer;
    }
}
