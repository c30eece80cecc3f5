package parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final Pattern NAMED = Pattern.compile("(?m)^\\| (`PARLEY_.*?) \\|");
    private static final Pattern NAME = Pattern.compile("PARLEY_[A-Z0-9_]+");

    @ParameterizedTest
    @CsvSource({
        "PARLEY_GUESTS,yes", "PARLEY_SYNC_TO_DISK,0", "PARLEY_POLLS_WAITING,-1", "PARLEY_POLLS_WAITING,many",
        "PARLEY_POLLS_WAITING,99999999999", "PARLEY_FILES_LARGEST,25 MB", "PARLEY_FILES_QUOTA,1TB",
        "PARLEY_PRESENCE_LEASE,90", "PARLEY_PRESENCE_LEASE,PTx"})
    void whatWouldBeIgnoredIsRefusedByName(String name, String value) {
        assertThatThrownBy(() -> Settings.check(Map.of(name, value)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith(name + " must be ").hasMessageContaining(value);
    }

    @ParameterizedTest
    @CsvSource({
        "PARLEY_GUESTS,true", "PARLEY_GUESTS,FALSE", "PARLEY_PRESENCE_LEASE,PT2M", "PARLEY_POLLS_WAITING,0",
        "PARLEY_FILES_LARGEST,25MB", "PARLEY_FILES_QUOTA,1024",
        "PARLEY_PRESENCE_LEASE,90s", "PARLEY_S3_BUCKET,parley", "PARLEY_GUESTS,''",
        "PARLEY_PORT,tcp://10.0.0.1:80"})
    void whatIsMeantAndWhatIsNotOursIsTaken(String name, String value) {
        assertThatCode(() -> Settings.check(Map.of(name, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"PARLEY_S3_ENDPOINT,PARLEY_S3_BUCKET", "DATASOURCES_DEFAULT_PASSWORD,DATASOURCES_DEFAULT_URL"})
    void whatMeansNothingByItselfIsRefused(String name, String missing) {
        assertThatThrownBy(() -> Settings.check(Map.of(name, "x", missing, "")))
                .hasMessage(name + " is set, but not " + missing + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mysql://db/parley", "jdbc:postgresql://db/parley", "jdbc:mysql:"})
    void anAddressOfNoDatabaseIsRefusedAndNotTold(String url) {
        assertThatThrownBy(() -> Settings.check(Map.of("DATASOURCES_DEFAULT_URL", url)))
                .hasMessage("DATASOURCES_DEFAULT_URL must be like jdbc:mysql://db.example/parley.");
    }

    @Test
    void whatIsMistypedIsToldOf() {
        assertThat(Settings.unknown(Map.of(
                "PARLEY_REGISTRATIONS", "false", "PARLEY_GUESTS", "true", "PARLEY_SERVICE_HOST", "10.0.0.1",
                "PARLEY_PORT_8080_TCP", "tcp://10.0.0.1:8080", "PATH", "/bin")))
                .containsExactly("PARLEY_REGISTRATIONS");
    }

    @Test
    void theReadmeTellsOfEachAndOfNoOther() throws IOException {
        var told = NAMED.matcher(Files.readString(Path.of("README.md"))).results()
                .map(row -> row.group(1))
                .flatMap(row -> NAME.matcher(row).results().map(MatchResult::group));
        var others = "PARLEY_LIMITS_GUEST_REQUESTS_PER_ADDRESS";
        assertThat(told).containsExactlyInAnyOrderElementsOf(
                Settings.ALL.keySet().stream().filter(name -> !name.equals(others)).toList());
        assertThat(Files.readString(Path.of("README.md"))).contains(others);
    }
}
