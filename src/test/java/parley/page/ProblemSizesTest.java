package parley.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemSizesTest {
    @Test
    void sizesInProblemsAreSaidInTheReadersLanguage() {
        var french = Speech.in("fr").orElseThrow();
        assertThat(french.problem("A file may have up to 1.5 MB."))
                .isEqualTo("Un fichier peut faire jusqu’à 1,5\u00a0Mo.");
        assertThat(french.problem("A picture may have up to 50 million pixels."))
                .isEqualTo("Une image peut compter jusqu’à 50 millions de pixels.");
    }
}
