package parley.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The client's files, held in memory. Their address contains a hash of them all, so that browsers
 * may keep them for ever and modules may name each other by relative paths.
 */
@Singleton
class Assets {
    private static final String FOLDER = "web";
    private static final String PAGES = "pages/";
    private static final int HASH_LENGTH = 12;
    private static final String SCRIPT = "parley";
    private static final String SCRIPT_TYPE = "text/javascript; charset=utf-8";
    private static final String MODULE = "js/(\\w+)\\.js";
    private static final Map<String, String> TYPES = Map.of(
            "js", SCRIPT_TYPE,
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", DOTALL);
    private static final Pattern IDLE = Pattern.compile("^\\s+|(?<=[{};:,])\\s+|;?\\s+(?=[{}])", MULTILINE);
    private static final Pattern SAID = Pattern.compile("\\bt\\('([\\w.-]+)'");

    private final Map<String, Asset> files = new TreeMap<>();
    private final String hash;

    Assets() {
        try {
            var web = Assets.class.getClassLoader().getResource(FOLDER).toURI();
            if (web.getScheme().equals("jar")) {
                try (var jar = FileSystems.newFileSystem(web, Map.of())) {
                    read(jar.getPath(FOLDER));
                }
            } else {
                read(Path.of(web));
            }
            var digest = MessageDigest.getInstance("SHA-256");
            readTexts();
            join();
            files.forEach((name, file) -> {
                digest.update(name.getBytes(UTF_8));
                digest.update(file.bytes());
            });
            hash = Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()).substring(0, HASH_LENGTH);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (URISyntaxException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What the addresses of all files begin with. */
    String root() {
        return "/assets/" + hash;
    }

    /** The addresses of the script and of the texts in the language, for the browser to fetch at once. */
    List<String> scripts(String language) {
        return List.of(root() + '/' + script(SCRIPT), root() + '/' + texts(language));
    }

    /** All scripts and style sheets and the texts in the language, for whoever wants to do without a connection. */
    List<String> all(String language) {
        return Stream.concat(
                files.keySet().stream().filter(name -> name.matches(MODULE) || name.endsWith(".css")),
                Stream.of(texts(language))).map(name -> root() + '/' + name).toList();
    }

    /** A file in its present version. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** Whether the present version is the one of that hash. */
    boolean isOf(String anyHash) {
        return hash.equals(anyHash);
    }

    /** The text of a file, in its present version. */
    Optional<String> text(String name) {
        return find(name).map(file -> new String(file.bytes(), UTF_8));
    }

    private void read(Path web) throws IOException {
        try (var found = Files.walk(web)) {
            for (var path : found.filter(Files::isRegularFile).toList()) {
                var name = web.relativize(path).toString().replace('\\', '/');
                var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                if (type != null && !name.startsWith(PAGES)) {
                    var bytes = type.startsWith("text/css") ? styles(path) : Files.readAllBytes(path);
                    files.put(name, new Asset(type, bytes));
                }
            }
        }
    }

    /** Without comments and all the space that only people need; no string of ours has any beside a sign of the language. */
    private static byte[] styles(Path path) throws IOException {
        var bare = COMMENT.matcher(Files.readString(path)).replaceAll("");
        return IDLE.matcher(bare).replaceAll("").getBytes(UTF_8);
    }

    /** Of all texts, the modules that scripts ask for by {@code t('key')}. */
    private void readTexts() {
        var keys = files.entrySet().stream()
                .filter(file -> file.getKey().startsWith("js/"))
                .flatMap(file -> said(new String(file.getValue().bytes(), UTF_8)))
                .collect(Collectors.toSet());
        for (var language : Texts.ALL) {
            var bytes = language.module(keys).getBytes(UTF_8);
            files.put(texts(language.language()), new Asset(SCRIPT_TYPE, bytes));
        }
    }

    /** The keys of the texts that a script asks for. */
    static Stream<String> said(String script) {
        return SAID.matcher(script).results().map(said -> said.group(1));
    }

    private void join() {
        var modules = files.entrySet().stream()
                .filter(file -> file.getKey().matches(MODULE))
                .collect(Collectors.toMap(file -> file.getKey().replaceFirst(MODULE, "$1"),
                        file -> new String(file.getValue().bytes(), UTF_8)));
        files.keySet().removeIf(name -> name.matches(MODULE));
        Bundle.of(modules, "main", SCRIPT)
                .forEach((name, script) -> files.put(script(name), new Asset(SCRIPT_TYPE, script.getBytes(UTF_8))));
    }

    private static String script(String name) {
        return "js/" + name + ".js";
    }

    private static String texts(String language) {
        return "texts/" + language + ".js";
    }
}
