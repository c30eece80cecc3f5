package parley.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What people say in a chat: mostly a few words, now and then a paragraph, in several languages. */
final class Texts {
    private static final int DIFFERENT = 20_000;
    private static final double MEAN_LOG_WORDS = 1.7;
    private static final double SPREAD = 0.9;
    private static final int MOST_WORDS = 400;
    private static final List<String[]> LANGUAGES = List.of(
            "the of to and a in is it you that was for on are with as they be at this have from or had by hot word but"
                    .split(" "),
            "tonight maybe lunch meeting thanks where deploy again sounds good later tomorrow broken fixed wait why who"
                    .split(" "),
            "und der die das ich nicht wir heute morgen vielleicht danke schön später können wäre über gehört natürlich"
                    .split(" "),
            "que de no la el es y en lo un por qué me una mañana gracias también dónde cuándo después señal corazón"
                    .split(" "),
            "и в не на я быть он с что это по они мы этот который из спасибо завтра хорошо почему сегодня понятно"
                    .split(" "),
            "今日 明日 ありがとう 了解です それは どこ 会議 ちょっと 待って すごい 本当に お疲れさま".split(" "),
            "👍 😂 🎉 ok lol haha yes no hm +1 done nice 🙈".split(" "));

    private final List<Text> pool;

    /** A message's text, and the digest that is stored with its key. */
    record Text(String body, String digest) {}

    Texts(Random random) {
        pool = IntStream.range(0, DIFFERENT).mapToObj(i -> text(random)).toList();
    }

    Text any(Random random) {
        return pool.get(random.nextInt(DIFFERENT));
    }

    private static Text text(Random random) {
        var words = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
        var length = Math.clamp((long) Math.exp(MEAN_LOG_WORDS + SPREAD * random.nextGaussian()), 1, MOST_WORDS);
        var body = IntStream.range(0, length).mapToObj(i -> words[random.nextInt(words.length)])
                .collect(Collectors.joining(" "));
        return new Text(body, digest(body));
    }

    private static String digest(String body) {
        try {
            var sha = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sha);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
