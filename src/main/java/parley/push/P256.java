package parley.push;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.spec.ECFieldFp;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;

/**
 * A key pair on the curve P-256 that belongs to a secret: always the same, on every node that knows the secret. The JDK
 * makes pairs by chance alone, and does not find the public key of a given private one.
 */
final class P256 {
    private static final ECParameterSpec CURVE = Curve.P_256.toECParameterSpec();
    private static final BigInteger P = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    private static final BigInteger A = CURVE.getCurve().getA();
    private static final BigInteger THREE = BigInteger.valueOf(3);

    private P256() {}

    /** @param secret 32 bytes that nobody can guess */
    static ECKey pair(byte[] secret) {
        var last = CURVE.getOrder().subtract(BigInteger.ONE);
        var number = new BigInteger(1, secret).mod(last).add(BigInteger.ONE);
        var point = times(number, CURVE.getGenerator());
        return new ECKey.Builder(Curve.P_256, encoded(point.getAffineX()), encoded(point.getAffineY()))
                .d(encoded(number))
                .build();
    }

    private static Base64URL encoded(BigInteger number) {
        return ECKey.encodeCoordinate(CURVE.getCurve().getField().getFieldSize(), number);
    }

    private static ECPoint times(BigInteger number, ECPoint point) {
        var sum = ECPoint.POINT_INFINITY;
        for (var bit = number.bitLength() - 1; bit >= 0; bit--) {
            sum = plus(sum, sum);
            if (number.testBit(bit)) {
                sum = plus(sum, point);
            }
        }
        return sum;
    }

    /** Of a point and its mirror image, which have no sum but infinity, there is no need here. */
    private static ECPoint plus(ECPoint one, ECPoint other) {
        if (one.equals(ECPoint.POINT_INFINITY)) {
            return other;
        }
        if (other.equals(ECPoint.POINT_INFINITY)) {
            return one;
        }
        var slope = one.equals(other)
                ? one.getAffineX().pow(2).multiply(THREE).add(A).multiply(one.getAffineY().shiftLeft(1).modInverse(P))
                : other.getAffineY().subtract(one.getAffineY())
                        .multiply(other.getAffineX().subtract(one.getAffineX()).modInverse(P));
        var x = slope.pow(2).subtract(one.getAffineX()).subtract(other.getAffineX()).mod(P);
        return new ECPoint(x, slope.multiply(one.getAffineX().subtract(x)).subtract(one.getAffineY()).mod(P));
    }
}
