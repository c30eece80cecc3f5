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
                        import { pour } from './tea.js';

                        /** @import {Milk} from './milk.js' */
                        const most = new Cup();
                        pour(most, 'https://tea'); // hot
                        """);
        assertThat(Bundle.of(modules, "main", "all")).isEqualTo(Map.of("all", """
                const { pour } = (() => {
                const most = 2;
                const pour = () => most;
                return { pour };
                })();
                const { Cup } = (() => {
                class Cup {
                fill = pour;
                }
                return { Cup };
                })();
                {
                const most = new Cup();
                pour(most, 'https://tea'); // hot
                }
                """));
    }

    @Test
    void whatIsImportedLaterIsAScriptOfItsOwnAndSharesWhatIsThere() {
        var modules = Map.of(
                "tea", "export const pour = () => 2;\n",
                "cake", "export const bake = () => 3;\n",
                "party", """
                        import { bake } from './cake.js';
                        import { pour } from './tea.js';

                        export const begin = () => pour() + bake();
                        """,
                "main", """
                        import { pour } from './tea.js';

                        if (pour()) import('./party.js').then(({ begin }) => begin());
                        """);
        assertThat(Bundle.of(modules, "main", "all")).isEqualTo(Map.of(
                "all", """
                        const { pour } = (() => {
                        const pour = () => 2;
                        return { pour };
                        })();
                        {
                        if (pour()) import('./party.js').then(({ begin }) => begin());
                        }
                        export { pour };
                        """,
                "party", """
                        import { pour } from './all.js';
                        const { bake } = (() => {
                        const bake = () => 3;
                        return { bake };
                        })();
                        export const { begin } = (() => {
                        const begin = () => pour() + bake();
                        return { begin };
                        })();
                        """));
    }

    @Test
    void whatItCannotReadIsNotPassedOver() {
        assertThatThrownBy(() -> Bundle.of(Map.of("main", "import tea from './tea.js';\n"), "main", "all"))
                .hasMessageContaining("main.js").hasMessageContaining("import tea from");
        assertThatThrownBy(() -> Bundle.of(Map.of("main", "export default 2;\n"), "main", "all"))
                .hasMessageContaining("export default");
        assertThatThrownBy(() -> Bundle.of(Map.of("main", "import { a as b } from './a.js';\n"), "main", "all"))
                .hasMessageContaining("a as b");
        assertThatThrownBy(() -> Bundle.of(
                Map.of("tea", "export const pour = 1;\n", "milk", "export const pour = 2;\n", "main", ""), "main",
                "all"))
                .hasMessageContaining("pour");
    }
}
