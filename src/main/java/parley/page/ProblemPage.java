package parley.page;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import parley.http.ErrorPage;
import parley.http.Problem;

/** What a browser is shown when something cannot be done. */
@Singleton
class ProblemPage implements ErrorPage {
    private final Pages pages;

    ProblemPage(Pages pages) {
        this.pages = pages;
    }

    @Override
    public String draw(HttpRequest<?> request, Problem.Document problem) {
        var texts = Speech.here().texts();
        Map<String, Object> content = new HashMap<>();
        content.put("status", problem.status());
        content.put("heading", texts.problem(problem.title()));
        content.put("detail", problem.detail() == null ? "" : texts.problem(problem.detail()));
        var isDesk = Desk.isWithin(request.getPath()) && problem.status() != HttpStatus.FORBIDDEN.getCode();
        content.put("back", isDesk ? Desk.PATH : "/");
        content.put("where", isDesk ? texts.say("error.back.desk") : texts.say("error.back"));
        return pages.draw("error", null, content);
    }
}
