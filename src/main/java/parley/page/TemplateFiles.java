package parley.page;

import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import com.github.jknack.handlebars.io.StringTemplateSource;
import com.github.jknack.handlebars.io.TemplateSource;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Finds templates by their path from the top. Their lines are indented for who reads them, which no browser has to load. */
final class TemplateFiles extends ClassPathTemplateLoader {
    private static final Pattern INDENTATION = Pattern.compile("^ +", Pattern.MULTILINE);

    private final Map<String, TemplateSource> read = new ConcurrentHashMap<>();

    TemplateFiles() {
        super("/", ".hbs");
    }

    /** Asked for at every partial that is drawn. */
    @Override
    public TemplateSource sourceAt(String location) throws IOException {
        var known = read.get(location);
        if (known != null) {
            return known;
        }
        var file = super.sourceAt(location);
        var text = INDENTATION.matcher(file.content(getCharset())).replaceAll("");
        var source = new StringTemplateSource(file.filename(), text);
        read.put(location, source);
        return source;
    }
}
