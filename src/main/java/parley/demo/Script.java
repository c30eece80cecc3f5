package parley.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** What is said in a language: short scenes, a line a message, with gaps that are filled anew each time. */
final class Script {
    private final List<List<String>> scenes;
    private final List<String> days;

    private Script(List<List<String>> scenes, List<String> days) {
        this.scenes = scenes;
        this.days = days;
    }

    /** Of one of the languages en, fr, ja, ar. */
    static Script in(String language) {
        try (var file = Objects.requireNonNull(Script.class.getResourceAsStream("/demo/" + language + ".txt"))) {
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            var scenes = text.strip().split("\n\n");
            return new Script(List.of(scenes).stream().map(scene -> scene.lines().toList()).toList(), days(language));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Any scene, its gaps filled. */
    List<String> scene(List<Cast> people, Random random) {
        var time = "%d:%02d".formatted(9 + random.nextInt(12), 15 * random.nextInt(4));
        var day = days.get(random.nextInt(days.size()));
        var who = people.get(random.nextInt(people.size())).displayName();
        var number = Integer.toString(2 + random.nextInt(19));
        return scenes.get(random.nextInt(scenes.size())).stream()
                .map(line -> line.replace("{time}", time)
                        .replace("{day}", day)
                        .replace("{who}", who)
                        .replace("{number}", number))
                .toList();
    }

    private static List<String> days(String language) {
        var days = switch (language) {
            case "fr" -> "lundi mardi mercredi jeudi vendredi samedi dimanche";
            case "ja" -> "月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日";
            case "ar" -> "الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد";
            default -> "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";
        };
        return List.of(days.split(" "));
    }
}
