package parley.page;

import io.micronaut.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.fileupload2.core.AbstractFileUpload;
import org.apache.commons.fileupload2.core.DiskFileItem;
import org.apache.commons.fileupload2.core.DiskFileItemFactory;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.RequestContext;
import parley.http.Problem;

/** Reads a form that brings files along: fields are small and kept, files are handed on as they come. */
final class FilledForm extends AbstractFileUpload<FilledForm.Incoming, DiskFileItem, DiskFileItemFactory> {
    private static final int MOST_FIELDS = 16;
    private static final int LARGEST_FIELD = 256 * 1024;
    private static final int LARGEST_HEADER = 8 * 1024;

    private FilledForm() {
        setHeaderCharset(StandardCharsets.UTF_8);
        setMaxPartHeaderSize(LARGEST_HEADER);
    }

    /** Is given each file that was chosen, one after the other, and need not read it to its end. */
    @FunctionalInterface
    interface Taker {
        void take(String name, InputStream bytes) throws IOException;
    }

    /** A request whose body nobody has read yet. */
    record Incoming(HttpRequest<?> request, InputStream body) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long getContentLength() {
            return request.getContentLength();
        }

        @Override
        public String getContentType() {
            return String.valueOf(request.getHeaders().get("Content-Type"));
        }

        @Override
        public InputStream getInputStream() {
            return body;
        }

        @Override
        public boolean isMultipartRelated() {
            return false;
        }
    }

    /** All fields by name, once everything has come. */
    static Map<String, String> read(Incoming form, Taker files) {
        var fields = new HashMap<String, String>();
        try (var body = form.body()) {
            var reader = new FilledForm();
            for (var parts = reader.getItemIterator(form); parts.hasNext();) {
                reader.read(parts.next(), fields, files);
            }
            return fields;
        } catch (IOException unreadable) {
            throw new Problem.Invalid("body", "cannot be read as what it must be");
        }
    }

    /** The part's own idea of its name is a path of this machine, which not every name can be. */
    private void read(FileItemInput part, Map<String, String> fields, Taker files) throws IOException {
        try (var bytes = part.getInputStream()) {
            var name = getFileName(part.getHeaders());
            if (!part.isFormField() && name != null && !name.isEmpty()) {
                files.take(name, bytes);
            } else if (part.isFormField() && fields.size() < MOST_FIELDS) {
                fields.put(part.getFieldName(), new String(bytes.readNBytes(LARGEST_FIELD), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public FileItemInputIterator getItemIterator(Incoming form) throws IOException {
        return getItemIterator((RequestContext) form);
    }

    @Override
    public Map<String, List<DiskFileItem>> parseParameterMap(Incoming form) {
        throw new UnsupportedOperationException("would keep files in memory");
    }

    @Override
    public List<DiskFileItem> parseRequest(Incoming form) {
        throw new UnsupportedOperationException("would keep files in memory");
    }
}
