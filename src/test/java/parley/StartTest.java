package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that goes well says where the server is; one that does not says in a line what to do. */
class StartTest {
    @Test
    void aFirstStartMakesItsSecretForTheOwnerAloneAndASecondKeepsIt() throws IOException {
        var data = TestServer.newFolder().resolve("new");
        var port = ServerProcess.freePort();
        var first = ServerProcess.start(port, data, Map.of()).awaitReady();
        var ada = Person.named("ada", first.address());
        assertThat(first.said()).contains("http://localhost:" + port, "Messages are kept in jdbc:");
        var mode = Files.getPosixFilePermissions(data.resolve("secret"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
        first.stop();

        var second = ServerProcess.start(port, data, Map.of()).awaitReady();
        ada.get("/me").is(200);
        second.stop();
    }

    @Test
    void whatAProxySaysInVainIsToldOnce() {
        var server = ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), Map.of()).awaitReady();
        for (var i = 0; i < 2; i++) {
            Http.send(server.address(), "GET", "/signin", null, "X-Forwarded-For", "192.0.2.1").is(200);
            Http.send(server.address(), "POST", "/api/v1/auth/login", "{}", "Origin", "https://chat.example")
                    .refuses(403, "cross-site");
        }
        assertThat(server.said()).containsOnlyOnce("MICRONAUT_SERVER_CLIENT_ADDRESS_HEADER=X-Forwarded-For")
                .containsOnlyOnce("a page of https://chat.example")
                .doesNotContain("PROTOCOL_HEADER");
        server.stop();
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            refuses(ServerProcess.start(taken.getLocalPort(), TestServer.newFolder(), Map.of()),
                    "MICRONAUT_SERVER_PORT");
        }
    }

    @Test
    void aDataFolderInUseIsNamed() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.H2);
        var data = TestServer.newFolder();
        var first = ServerProcess.start(ServerProcess.freePort(), data, Map.of()).awaitReady();
        refuses(ServerProcess.start(ServerProcess.freePort(), data, Map.of()), "another Parley uses this data folder");
        first.stop();
    }

    @Test
    void aDataFolderThatIsNoFolderIsNamed() throws Exception {
        var file = Files.createFile(TestServer.newFolder().resolve("file"));
        refuses(ServerProcess.start(ServerProcess.freePort(), file, Map.of("PARLEY_SECRET", "")), "PARLEY_DATA");
    }

    @Test
    void aFolderOfFilesThatCannotBeWrittenToIsNamed() throws Exception {
        var data = TestServer.newFolder();
        Files.createFile(data.resolve("files"));
        refuses(ServerProcess.start(ServerProcess.freePort(), data, Map.of()), "PARLEY_DATA");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:mysql://db:3306/parley?user=ada&password=poetry      | jdbc:mysql://db:3306/parley
            jdbc:mysql://ada:p@ss@db/parley                           | jdbc:mysql://db/parley
            jdbc:mysql://(host=db,user=ada,password=poetry)/parley    | jdbc:mysql://…/parley
            jdbc:mysql://address=(host=db)(password=poetry)/parley    | jdbc:mysql://address=…/parley
            jdbc:h2:file:/data/parley;MODE=MySQL                      | jdbc:h2:file:/data/parley
            """)
    void whereMessagesAreKeptIsToldWithoutPasswords(String url, String told) {
        assertThat(Greeting.place(url)).isEqualTo(told);
    }

    @Test
    void aDatabaseThatIsDownIsNamed() throws Exception {
        refuses(start("DATASOURCES_DEFAULT_URL", "jdbc:mysql://127.0.0.1:1/parley"), "DATASOURCES_DEFAULT_URL");
    }

    @Test
    void aWrongPasswordIsNamed() throws Exception {
        Assumptions.assumeTrue(TestDatabase.CHOSEN == TestDatabase.MYSQL,
                "the MariaDB of the tests asks for no password");
        refuses(start("DATASOURCES_DEFAULT_PASSWORD", "wrong"), "DATASOURCES_DEFAULT_USERNAME");
    }

    @Test
    void aSecretThatIsTooShortIsRefused() throws Exception {
        refuses(start("PARLEY_SECRET", "short"), "PARLEY_SECRET");
    }

    @Test
    void aSettingThatWouldBeIgnoredIsRefused() throws Exception {
        refuses(start("PARLEY_GUESTS", "yes"), "PARLEY_GUESTS must be true or false");
    }

    @Test
    void hashesThatWouldBeTooCheapAreRefused() throws Exception {
        refuses(start("PARLEY_PASSWORDS_MEMORY", "512"), "PARLEY_PASSWORDS_MEMORY");
    }

    private static ServerProcess start(String name, String value) {
        return ServerProcess.start(ServerProcess.freePort(), TestServer.newFolder(), Map.of(name, value));
    }

    static void refuses(ServerProcess server, String toDo) throws InterruptedException {
        assertThat(server.exitCode()).isNotZero();
        var lines = server.said().lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).as("what it said").hasSize(1);
        assertThat(lines.getFirst()).startsWith("Parley did not start: ").contains(toDo);
    }
}
