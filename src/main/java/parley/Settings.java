package parley;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an operator may set, by environment variables: a value that would be ignored is refused at the start, an unknown
 * name told of.
 */
final class Settings {
    static final Map<String, Kind> ALL = Map.ofEntries(
            Map.entry("PARLEY_DATA", Kind.TEXT),
            Map.entry("PARLEY_SECRET", Kind.TEXT),
            Map.entry("PARLEY_SYNC_TO_DISK", Kind.TRUTH),
            Map.entry("PARLEY_GUESTS", Kind.TRUTH),
            Map.entry("PARLEY_REGISTRATION", Kind.TRUTH),
            Map.entry("PARLEY_POLLS_WAITING", Kind.NUMBER),
            Map.entry("PARLEY_POLLS_WAITING_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_FILES_LARGEST", Kind.SIZE),
            Map.entry("PARLEY_FILES_QUOTA", Kind.SIZE),
            Map.entry("PARLEY_FILES_PER_MINUTE", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_MESSAGES_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_CONVERSATIONS_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_CHANGES_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_GUEST_REQUESTS_PER_ADDRESS", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_FAILURES_PER_ACCOUNT", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_FAILURES_PER_ADDRESS", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_REGISTRATIONS_PER_ADDRESS", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_SESSIONS_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_LIMITS_FAILURES_WRITTEN", Kind.NUMBER),
            Map.entry("PARLEY_S3_BUCKET", Kind.TEXT),
            Map.entry("PARLEY_S3_ENDPOINT", Kind.TEXT),
            Map.entry("PARLEY_S3_REGION", Kind.TEXT),
            Map.entry("PARLEY_S3_ACCESS_KEY", Kind.TEXT),
            Map.entry("PARLEY_S3_SECRET_KEY", Kind.TEXT),
            Map.entry("PARLEY_S3_PATH_STYLE", Kind.TRUTH),
            Map.entry("PARLEY_PUSH_ANYWHERE", Kind.TRUTH),
            Map.entry("PARLEY_PUSH_PER_USER", Kind.NUMBER),
            Map.entry("PARLEY_PASSWORDS_MEMORY", Kind.NUMBER),
            Map.entry("PARLEY_PRESENCE_LEASE", Kind.TIME));

    private static final String DATABASE = "DATASOURCES_DEFAULT_";
    /** Of these the first has to be there for the others to mean anything. */
    private static final List<List<String>> TOGETHER = List.of(
            List.of(DATABASE + "URL", DATABASE + "USERNAME", DATABASE + "PASSWORD"),
            List.of("PARLEY_S3_BUCKET", "PARLEY_S3_ENDPOINT", "PARLEY_S3_REGION", "PARLEY_S3_ACCESS_KEY",
                    "PARLEY_S3_SECRET_KEY", "PARLEY_S3_PATH_STYLE"));
    private static final Pattern URL = Pattern.compile("jdbc:(mysql(\\+\\w+)?|h2):.+");
    /** What Kubernetes tells of services whose names begin so. */
    private static final Pattern ANOTHERS = Pattern.compile("PARLEY_(.+_)?(SERVICE_.+|PORT(_.+)?)");

    private Settings() {}

    /** What a setting takes. */
    enum Kind {
        TEXT(".*", "anything"),
        TRUTH("(?i)true|false", "true or false"),
        NUMBER("\\d{1,9}", "a number from 0 to 999999999"),
        SIZE("\\d{1,15}|\\d{1,9}[KMG]B", "a size like 500KB, 25MB or 1GB"),
        TIME("\\d{1,9}(ms|s|m|h|d)|PT(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}S)?", "a time like 90s, 5m or 1h");

        private final Pattern form;
        private final String words;

        Kind(String form, String words) {
            this.form = Pattern.compile(form, Pattern.DOTALL);
            this.words = words;
        }
    }

    /** Throws an {@link IllegalStateException} that says what is wrong with the first that is. */
    static void check(Map<String, String> environment) {
        new TreeMap<>(ALL).forEach((name, kind) -> {
            var value = environment.getOrDefault(name, "");
            if (!value.isEmpty() && !kind.form.matcher(value).matches()) {
                throw new IllegalStateException(name + " must be " + kind.words + ", and is '" + value + "'.");
            }
        });
        TOGETHER.forEach(names -> checkTogether(environment, names));
        var url = environment.get(DATABASE + "URL");
        if (url != null && !URL.matcher(url).matches()) {
            throw new IllegalStateException(DATABASE + "URL must be like jdbc:mysql://db.example/parley.");
        }
    }

    /** What begins like a setting and is none, in the order of the alphabet. */
    static List<String> unknown(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("PARLEY_") && !ALL.containsKey(name))
                .filter(name -> !ANOTHERS.matcher(name).matches())
                .sorted()
                .toList();
    }

    private static void checkTogether(Map<String, String> environment, List<String> names) {
        if (environment.getOrDefault(names.getFirst(), "").isEmpty()) {
            names.stream().skip(1).filter(name -> !environment.getOrDefault(name, "").isEmpty()).findFirst()
                    .ifPresent(name -> {
                        throw new IllegalStateException(name + " is set, but not " + names.getFirst() + ".");
                    });
        }
    }
}
