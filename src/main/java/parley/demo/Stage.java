package parley.demo;

import static parley.demo.Cast.ADA;
import static parley.demo.Cast.EMILIE;
import static parley.demo.Cast.FATIMA;
import static parley.demo.Cast.GRACE;
import static parley.demo.Cast.HARU;
import static parley.demo.Cast.IDRIS;
import static parley.demo.Cast.KATSUSHIKA;
import static parley.demo.Cast.LINUS;
import static parley.demo.Cast.MARCEL;
import static parley.demo.Cast.MURASAKI;
import static parley.demo.Cast.PAUL;
import static parley.demo.Cast.SOPHIE;

import java.util.List;

/**
 * Where something is said.
 *
 * @param room the name; empty for a direct between two
 * @param topic the room's
 * @param isPrivate by invitation only
 * @param language what is spoken
 * @param people who is there; the first one opens it
 * @param scenes how much is said
 * @param pictures how many of them show one
 */
record Stage(
        String room,
        String topic,
        boolean isPrivate,
        String language,
        List<Cast> people,
        int scenes,
        int pictures) {

    static final List<Stage> ALL = List.of(
            room("lounge", "Whatever does not fit elsewhere", "en", List.of(Cast.values()), 160, 3),
            room("room1", "The first room there was", "en", List.of(PAUL, ADA, GRACE, LINUS), 40, 1),
            room("workshop", "Builds, bugs and bicycles", "en", List.of(LINUS, ADA, GRACE, HARU), 90, 1),
            room("photos", "One a day, if you can", "en", List.of(KATSUSHIKA, ADA, PAUL, MURASAKI, IDRIS, SOPHIE), 30,
                    14),
            room("cuisine", "Recettes, marchés et desserts", "fr", List.of(EMILIE, SOPHIE, MARCEL, ADA), 110, 3),
            room("散歩", "月と桜と川沿いの道", "ja", List.of(MURASAKI, KATSUSHIKA, HARU, ADA), 110, 4),
            room("المقهى", "قهوة وكتب وخرائط", "ar", List.of(FATIMA, IDRIS, ADA, SOPHIE), 110, 2),
            new Stage("book club", "Chapter by chapter, no spoilers", true, "en", List.of(ADA, GRACE, EMILIE, MURASAKI),
                    30, 0),
            direct("en", 25, ADA, GRACE),
            direct("en", 12, ADA, LINUS),
            direct("en", 8, PAUL, ADA),
            direct("fr", 20, EMILIE, ADA),
            direct("ja", 20, MURASAKI, HARU),
            direct("ar", 20, FATIMA, IDRIS));

    private static Stage room(
            String name, String topic, String language, List<Cast> people, int scenes, int pictures) {
        return new Stage(name, topic, false, language, people, scenes, pictures);
    }

    private static Stage direct(String language, int scenes, Cast one, Cast other) {
        return new Stage("", "", true, language, List.of(one, other), scenes, 0);
    }

    boolean isDirect() {
        return room.isEmpty();
    }
}
