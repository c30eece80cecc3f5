package parley.http;

import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says in the contract, once for all operations of a controller, how they refuse. */
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(responseCode = "4XX", description = "Refused: the status says in what way, the type which problem it is", headers = @Header(name = "Retry-After", description = "With 429: after how many seconds to try again", schema = @Schema(implementation = Integer.class)), content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.Document.class)))
@ApiResponse(responseCode = "5XX", description = "The server cannot do it now, and does not know of all that was to be written whether it is: try again", headers = @Header(name = "Retry-After", description = "With 503: after how many seconds", schema = @Schema(implementation = Integer.class)), content = @Content(mediaType = "application/problem+json", schema = @Schema(implementation = Problem.Document.class)))
public @interface Refusals {}
