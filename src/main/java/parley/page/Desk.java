package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.http.Listed;
import parley.http.SafePath;

/** A list at the administrators' desk: its place, the filters and order that were chosen, and links that keep them. */
final class Desk {
    static final String PATH = "/admin";

    private final String path;
    private final Map<String, String> chosen = new LinkedHashMap<>();
    private final List<Select> selects = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();

    private Desk(String path) {
        this.path = path;
    }

    /** A text to filter by, and what is wrong with it, if anything is. */
    @Introspected
    record Field(String name, String label, String value, @Nullable String error) {}

    /** A choice to filter or sort by. */
    @Introspected
    record Select(String name, String label, List<Option> options) {}

    /** What can be chosen. */
    @Introspected
    record Option(String value, String label, boolean chosen) {}

    static Desk at(String path) {
        return new Desk(path);
    }

    /** Whether an address is behind the desk's first page. */
    static boolean isWithin(String address) {
        return address.startsWith(PATH + '/');
    }

    /** The list that somebody came from, as its links tell; nothing but that list is gone back to. */
    static String back(String path, @Nullable String from) {
        return from != null && from.startsWith(path + '?') ? from : path;
    }

    Desk field(String name, String label, @Nullable Object value) {
        return field(name, label, value, null);
    }

    Desk field(String name, String label, @Nullable Object value, @Nullable String error) {
        var text = value == null ? "" : value.toString();
        fields.add(new Field(name, label, text, error));
        chosen.put(name, text);
        return this;
    }

    /** Values and their labels, in turn; an empty value lets all pass. */
    Desk select(String name, String label, @Nullable Object value, String... options) {
        var text = value == null ? "" : value.toString();
        var all = new ArrayList<Option>();
        for (var i = 0; i < options.length; i += 2) {
            all.add(new Option(options[i], options[i + 1], options[i].equals(text)));
        }
        selects.add(new Select(name, label, all));
        chosen.put(name, text);
        return this;
    }

    /** What a template needs of a page of the list. */
    Map<String, Object> content(Listed<?> page, List<?> rows) {
        var content = new HashMap<String, Object>();
        content.put("path", path);
        content.put("fields", fields);
        content.put("selects", selects);
        content.put("rows", rows);
        content.put("list", path + '?' + query());
        if (page.next() != null) {
            content.put("next", path + '?' + query() + "cursor=" + page.next());
        }
        return content;
    }

    private String query() {
        var query = new StringBuilder();
        chosen.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(name).append('=').append(SafePath.query(value)).append('&');
            }
        });
        return query.toString();
    }
}
