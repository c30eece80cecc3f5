package parley;

/** What the contract says of all operations at once. */
final class Contract {
    static final String ABOUT = """
            A self-hosted chat that any HTTP client can speak.

            Lists come in pages: `next` is the cursor of the one after it, null on the last, and a `Link` header with
            `rel="next"` leads there. What was created (201) has its address in `Location`. Answers are `application/json`, whatever
            `Accept` says, except for the bytes of files. Requests are sent as they are, not compressed.

            A refusal is `application/problem+json`. Its `type` is `urn:parley:problem:` and one of these names, which never
            change; `detail` is for people. Any operation may refuse with these, as far as they make sense there:

            | status | names |
            |---|---|
            | 400 | `invalid` (`violations` says which fields), `bad-cursor` |
            | 401 | `unauthenticated`: renew the tokens once, and if that is refused, sign in |
            | 403 | `admins-only`, `cross-site` |
            | 404 | `not-found`: it does not exist, or not for you |
            | 405 | `method-not-allowed` |
            | 413 | `request-entity-too-large` |
            | 415 | `unsupported-media-type` |
            | 429 | `too-many-requests`: again after `Retry-After` seconds |
            | 500 | `internal` |
            | 503 | `unavailable`: again after `Retry-After` seconds |

            And with these, where an operation says so:

            | status | names |
            |---|---|
            | 401 | `session-ended`: it ended while a poll waited; `wrong-credentials`, `bad-refresh-token` |
            | 403 | `forbidden`: not in one's role; `not-the-author`, `link-used`, `registration-closed`, `account-disabled` |
            | 409 | `username-taken`, `name-taken`, `last-admin`, `own-account`, `last-owner`, `personal-room`, `direct`, `group`, `disabled`, `attached`, `too-many-reactions` |
            | 410 | `start-over`: the cursor is from another life of the database |
            | 413 | `file-too-large`, `quota`, `too-many-pixels` |
            | 416 | `bad-range` |
            | 422 | `idempotency-key-reused`: with another message; `unusable`: `violations` says what cannot be used |
            | 507 | `no-space` |
            """;

    private Contract() {}
}
