package parley.http;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.GenericFutureListener;
import org.jspecify.annotations.Nullable;

/** Tells when a client drops its connection while its request is being answered. */
public final class Hangup {
    private final @Nullable Channel channel;
    private volatile @Nullable GenericFutureListener<Future<? super Void>> listener;

    private Hangup(@Nullable Channel channel) {
        this.channel = channel;
    }

    public static Hangup of(HttpRequest<?> request) {
        return new Hangup(
                request instanceof NettyHttpRequest<?> netty ? netty.getChannelHandlerContext().channel() : null);
    }

    /** Calls back if the client goes before {@link #forget}. Only who reads notices that the other end was closed. */
    public void listen(Runnable gone) {
        if (channel != null) {
            GenericFutureListener<Future<? super Void>> closed = future -> gone.run();
            listener = closed;
            channel.closeFuture().addListener(closed);
            channel.eventLoop().execute(channel::read);
        }
    }

    /** The request has been answered. */
    public void forget() {
        var closed = listener;
        if (channel != null && closed != null) {
            channel.closeFuture().removeListener(closed);
        }
    }
}
