package io.railiance.platform.kubernetes;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of addresses as Kubernetes writes it: {@code 10.0.0.0/8}, {@code 2001:db8::/32}.
 *
 * @param first address of the block
 * @param bits of an address: 32 or 128
 * @param prefix number of bits that all of the block share
 */
public record AddressBlock(BigInteger first, int bits, int prefix) {
  private static final String OCTET = "(?:0|[1-9][0-9]{0,2})";

  /** Nothing else reaches the parser of Java, which would ask a name server. */
  private static final Pattern FORM =
      Pattern.compile(
          "((?:"
              + OCTET
              + "\\.){3}"
              + OCTET
              + "|[0-9a-fA-F.]*:[0-9a-fA-F:.]*)/(0|[1-9][0-9]{0,2})");

  /** Nothing where the text is no block: {@code 10.0.0.0/33}, {@code 10.1.2.3/8}. */
  public static Optional<AddressBlock> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      byte[] address = InetAddress.getByName(form.group(1)).getAddress();
      BigInteger first = new BigInteger(1, address);
      int bits = 8 * address.length;
      int prefix = Integer.parseInt(form.group(2));
      boolean whole = prefix <= bits && first.getLowestSetBit() >= bits - prefix;
      return prefix <= bits && (whole || first.signum() == 0)
          ? Optional.of(new AddressBlock(first, bits, prefix))
          : Optional.empty();
    } catch (UnknownHostException noAddress) {
      return Optional.empty();
    }
  }

  public boolean contains(AddressBlock other) {
    int rest = bits - prefix;
    return bits == other.bits
        && prefix <= other.prefix
        && first.shiftRight(rest).equals(other.first.shiftRight(rest));
  }
}
