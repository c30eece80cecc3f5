package parley;

import io.micronaut.context.env.Environment;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import liquibase.Scope;
import liquibase.ui.LoggerUIService;

/** Starts Parley. */
@OpenAPIDefinition(info = @Info(title = "Parley", version = "1", description = Contract.ABOUT, license = @License(name = "Apache-2.0", identifier = "Apache-2.0")), security = {
    @SecurityRequirement(name = "bearer"), @SecurityRequirement(name = "cookie")})
@SecurityScheme(name = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT", description = "The accessToken of POST /auth/login")
@SecurityScheme(name = "cookie", type = SecuritySchemeType.APIKEY, in = SecuritySchemeIn.COOKIE, paramName = "parley", description = "The same token as a cookie; its name is __Host-parley on https. With it, every request but GET and HEAD has to carry the Origin of this server, or Sec-Fetch-Site: same-origin; else it is refused with 403 cross-site")
public final class Application extends Micronaut {
    private static final String DATA = "parley.data";
    private static final Set<String> HELP = Set.of("--help", "-h", "--version", "-V");

    private Application() {}

    public static void main(String[] args) throws Exception {
        prepare();
        quietenLiquibase();
        var isHelp = args.length > 0 && HELP.contains(args[0]);
        if (!isHelp) {
            checkSettings();
        }
        if (isHelp || (args.length > 0 && !args[0].startsWith("-"))) {
            System.exit(Commands.run(args));
        }
        new Application().args(args).mainClass(Application.class).banner(false).start();
    }

    private static void checkSettings() {
        try {
            Settings.check(System.getenv());
            Settings.unknown(System.getenv())
                    .forEach(name -> System.err.println(name + " is no setting of Parley."));
        } catch (IllegalStateException wrong) {
            fail(wrong);
        }
    }

    private static void fail(Throwable failure) {
        System.err.println("Parley did not start: " + StartFailure.explain(failure));
        System.exit(1);
    }

    /** It talks to the console otherwise. */
    private static void quietenLiquibase() throws Exception {
        System.setProperty("liquibase.command.showSummaryOutput", "LOG");
        Scope.enter(Map.of(Scope.Attr.ui.name(), new LoggerUIService()));
    }

    @Override
    protected void handleStartupException(Environment environment, Throwable failure) {
        fail(failure);
    }

    /**
     * Times are stored in UTC whatever the machine's zone, and letters compared as everywhere whatever its language, as H2
     * would not; it takes the data folder's path only when it is absolute.
     */
    private static void prepare() {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Locale.setDefault(Locale.ROOT);
        var given = System.getenv().getOrDefault("PARLEY_DATA", "");
        var folder = given.isEmpty() ? System.getProperty(DATA, "data") : given;
        var data = Path.of(folder).toAbsolutePath();
        System.setProperty(DATA, data.toString());
        makeForOwnerAlone(data);
    }

    /** What people say to each other in private is nobody else's on this machine. */
    private static void makeForOwnerAlone(Path data) {
        try {
            Files.createDirectories(data,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException | UnsupportedOperationException failure) {
            // Whoever needs the folder will say what is wrong with it.
            return;
        }
    }
}
