package parley.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Browsers get the client's modules as one script. */
class BundleTest {
    @Test
    void aModuleStandsOnceBehindWhatItImportsAndKeepsWhatIsItsOwn() {
        var modules = Map.of(
                "tea", "const most = 2;\n\n/** Pours. */\nexport const pour = () => most;\n",
                "cup", "import { pour } from './tea.js';\n\nexport class Cup {\n  fill = pour;\n}\n",
                "main", """
                        import { Cup } from './cup.js';
                        import { pour as serve } from './tea.js';

                        /** @import {Milk} from './milk.js' */
                        serve(new Cup(), 'https://tea'); // hot
                        """);
        assertThat(Bundle.of(modules, "main")).isEqualTo("""
                const $tea = (() => {
                const most = 2;
                const pour = () => most;
                return { pour };
                })();
                const $cup = (() => {
                const { pour } = $tea;
                class Cup {
                fill = pour;
                }
                return { Cup };
                })();
                const { Cup } = $cup;
                const { pour: serve } = $tea;
                serve(new Cup(), 'https://tea'); // hot
                """);
    }

    @Test
    void whatItCannotReadIsNotPassedOver() {
        assertThatThrownBy(() -> Bundle.of(Map.of("main", "import tea from './tea.js';\n"), "main"))
                .hasMessageContaining("main.js").hasMessageContaining("import tea from");
        assertThatThrownBy(() -> Bundle.of(Map.of("main", "export default 2;\n"), "main"))
                .hasMessageContaining("export default");
    }
}
