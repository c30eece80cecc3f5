package parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Several visits to the same page. */
final class Visits {
    private final List<Visit> visits = new ArrayList<>();

    void add(Visit visit) {
        visits.add(visit);
    }

    Visit any() {
        return visits.getLast();
    }

    double median(ToDoubleFunction<Visit> figure) {
        return visits.stream().mapToDouble(figure).sorted().toArray()[visits.size() / 2];
    }
}
