package parley.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytesTest {
    @ParameterizedTest
    @CsvSource({"0,0 bytes", "48,48 bytes", "1024,1 kB", "1280,1.3 kB", "1434,1.4 kB", "10752,11 kB", "102400,100 kB",
        "26214400,25 MB", "1073741824,1 GB"})
    void sizesAreSaidAsTheClientSaysThem(long bytes, String said) {
        assertThat(Bytes.say(bytes)).isEqualTo(said);
    }
}
