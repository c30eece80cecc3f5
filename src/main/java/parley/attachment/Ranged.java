package parley.attachment;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.InputStream;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An operation that answers a file's bytes, or the range of them that is asked for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Parameter(in = ParameterIn.HEADER, name = "Range", description = "One range of bytes, such as bytes=0-499", schema = @Schema(implementation = String.class))
@Parameter(in = ParameterIn.HEADER, name = "If-Range", description = "The ETag of what one has a part of: if it is another by now, all of it comes", schema = @Schema(implementation = String.class))
@Parameter(in = ParameterIn.HEADER, name = "If-None-Match", description = "The ETag of what one has", schema = @Schema(implementation = String.class))
@ApiResponse(responseCode = "200", description = "The bytes", headers = @Header(name = "ETag", description = "Names these bytes, for If-Range and If-None-Match", schema = @Schema(implementation = String.class)), content = @Content(mediaType = "*/*", schema = @Schema(implementation = InputStream.class)))
@ApiResponse(responseCode = "206", description = "The range that was asked for", headers = {
    @Header(name = "Content-Range", description = "Which it is, and of how many: bytes 0-499/1234", schema = @Schema(implementation = String.class)),
    @Header(name = "ETag", description = "Names what it is a range of", schema = @Schema(implementation = String.class))}, content = @Content(mediaType = "*/*", schema = @Schema(implementation = InputStream.class)))
@ApiResponse(responseCode = "304", description = "With If-None-Match: it has not changed, as it never does")
public @interface Ranged {}
