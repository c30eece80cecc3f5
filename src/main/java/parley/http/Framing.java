package parley.http;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request breaks off in a chunk that cannot be read: it would be taken for the end, and what came
 * until then for all of it. A request whose first line cannot be read is whole, and is answered. So is one with a body in a
 * coding that is not known, as one that cannot be read: else its body would be taken for the next request. And so is one
 * of another version of HTTP, and one that does not say once which host it is for, which a proxy may read otherwise.
 */
@Singleton
class Framing implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {
    @Override
    public NettyServerCustomizer.Registry onCreated(BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
        event.getBean().register(new Customizer(null));
        return event.getBean();
    }

    /** Of the server first, and then of each of its connections. */
    private record Customizer(@Nullable Channel channel) implements NettyServerCustomizer {
        @Override
        public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
            return new Customizer(connection);
        }

        @Override
        public void onStreamPipelineBuilt() {
            if (channel != null) {
                channel.pipeline().addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, "framing",
                        new Check());
            }
        }
    }

    private static final class Check extends ChannelInboundHandlerAdapter {
        private boolean refused;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (refused) {
                ReferenceCountUtil.release(message);
            } else if (message instanceof HttpContent content
                    && !(message instanceof HttpRequest)
                    && content.decoderResult().isFailure()) {
                ReferenceCountUtil.release(content);
                context.close();
            } else {
                var flaw = message instanceof HttpRequest request && request.decoderResult().isSuccess()
                        ? flaw(request)
                        : null;
                if (flaw != null) {
                    refused = true;
                    ((HttpRequest) message).setDecoderResult(DecoderResult.failure(new IllegalArgumentException(flaw)));
                }
                context.fireChannelRead(message);
            }
        }

        private static @Nullable String flaw(HttpRequest request) {
            var version = request.protocolVersion();
            if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
                request.setProtocolVersion(HttpVersion.HTTP_1_1); // which the answer is given in
                return "version";
            }
            var hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
            if (hosts > 1 || (hosts == 0 && version.equals(HttpVersion.HTTP_1_1))) {
                return "Host";
            }
            return isUnknown(request.headers()) ? "Transfer-Encoding" : null;
        }

        private static boolean isUnknown(HttpHeaders headers) {
            return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                    && !List.of("chunked").equals(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                            .map(coding -> coding.toLowerCase(Locale.ROOT))
                            .toList());
        }
    }
}
