package parley.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.Helper;
import com.github.jknack.handlebars.Options;
import com.github.jknack.handlebars.TagType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code {{t "key" name=…}}} says a text in the page's language; as a block, what stands inside takes the place of
 * {@code {link}}.
 */
final class Saying implements Helper<String> {
    @Override
    public @Nullable Object apply(String key, Options options) throws IOException {
        var said = Templates.speech(options).texts().say(key, options.hash);
        return options.tagType == TagType.SECTION
                ? new Handlebars.SafeString(
                        Handlebars.Utils.escapeExpression(said).toString().replace("{link}",
                                options.fn().toString().strip()))
                : said;
    }
}
