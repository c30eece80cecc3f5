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
import io.netty.util.ReferenceCountUtil;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request breaks off in a chunk that cannot be read: it would be taken for the end, and what came
 * until then for all of it. A request whose first line cannot be read is whole, and is answered. So is one with a body in a
 * coding that is not known, as one that cannot be read: else its body would be taken for the next request.
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
                if (message instanceof HttpRequest request && isUnknown(request.headers())) {
                    refused = true;
                    request.setDecoderResult(DecoderResult.failure(new IllegalArgumentException("Transfer-Encoding")));
                }
                context.fireChannelRead(message);
            }
        }

        private static boolean isUnknown(HttpHeaders headers) {
            return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                    && !List.of("chunked").equals(headers.getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
                            .map(coding -> coding.toLowerCase(Locale.ROOT))
                            .toList());
        }
    }
}
