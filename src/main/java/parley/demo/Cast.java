package parley.demo;

import java.util.Locale;

/** Who lives in the demonstration. */
enum Cast {
    ADA("Ada Lovelace", "Notes on engines, and poems about them. Ask me about the garden."),
    GRACE("Grace Hopper", "I collect clocks that are nanoseconds long."),
    LINUS("Linus", "Plays the bass, breaks the build, mends the bicycle."),
    PAUL("Paul", "Room 1, second door on the left."),
    EMILIE("Émilie du Châtelet", "Je traduis, je calcule, je cuisine."),
    SOPHIE("Sophie Germain", "Ondes, nombres et violon."),
    MARCEL("Marcel", "Toujours en retard, jamais sans dessert."),
    MURASAKI("紫式部", "物語を書いています。月と桜が好きです。"),
    KATSUSHIKA("葛飾 応為", "光と影を描いています。"),
    HARU("ハル", "猫と温泉とテスト。"),
    FATIMA("فاطمة الفهرية", "مكتبة، حديقة، وقهوة."),
    IDRIS("الإدريسي", "أرسم الخرائط وأمشي عليها.");

    private final String displayName;
    private final String bio;

    Cast(String displayName, String bio) {
        this.displayName = displayName;
        this.bio = bio;
    }

    String username() {
        return name().toLowerCase(Locale.ROOT);
    }

    String displayName() {
        return displayName;
    }

    String bio() {
        return bio;
    }
}
