package parley.page;

import com.github.jknack.handlebars.Handlebars;
import com.github.jknack.handlebars.cache.ConcurrentMapTemplateCache;
import com.github.jknack.handlebars.io.ClassPathTemplateLoader;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.views.handlebars.HandlebarsFactory;
import jakarta.inject.Singleton;

/** Handlebars that compiles each page once; partials are named by their path from the top, as in the source tree. */
@Factory
class Templates {
    @Singleton
    @Replaces(bean = Handlebars.class, factory = HandlebarsFactory.class)
    Handlebars handlebars() {
        return new Handlebars(new ClassPathTemplateLoader("/", ".hbs")).with(new ConcurrentMapTemplateCache())
                .prettyPrint(true);
    }
}
