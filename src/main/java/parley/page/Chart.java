package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.ArrayList;
import java.util.List;
import parley.admin.Figures;

/** Messages a day as bars, in the units of a drawing 300 wide and 100 high. */
@Introspected
record Chart(List<Bar> bars, long most) {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 100;

    /** A day's bar. */
    @Introspected
    record Bar(String day, long messages, String x, String y, String width, String height) {}

    static Chart of(List<Figures.Day> days) {
        var most = days.stream().mapToLong(Figures.Day::messages).max().orElse(0);
        var step = (double) WIDTH / Math.max(1, days.size());
        var bars = new ArrayList<Bar>();
        for (var i = 0; i < days.size(); i++) {
            var day = days.get(i);
            var height = most == 0 ? 0 : (double) HEIGHT * day.messages() / most;
            bars.add(new Bar(day.day().toString(), day.messages(), number(i * step + 1), number(HEIGHT - height),
                    number(step - 2), number(height)));
        }
        return new Chart(bars, most);
    }

    private static String number(double value) {
        return Double.toString(Math.round(value * 10) / 10.0);
    }
}
